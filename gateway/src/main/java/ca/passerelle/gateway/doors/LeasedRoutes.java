package ca.passerelle.gateway.doors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.dao.DataAccessException;

/** Runs consumers on whichever node holds their lease, and stops them when the lease is lost or cannot be renewed. */
final class LeasedRoutes implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedRoutes.class);
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int RENEW_SECONDS = 5;

    private final String lease;
    private final List<String> routes;
    private final CamelContext camel;
    private final Leases leases;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();

    LeasedRoutes(String lease, List<String> routes, CamelContext camel, Leases leases) {
        this.lease = lease;
        this.routes = routes;
        this.camel = camel;
        this.leases = leases;
    }

    /** Not before: Camel takes up its routes when the context is refreshed, and must not be touched until then. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        var unused = keeper.scheduleWithFixedDelay(this::keep, 0, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        keeper.shutdownNow();
        leases.release(lease);
    }

    private void keep() {
        boolean held;
        try {
            held = leases.hold(lease, LENGTH);
        } catch (DataAccessException e) {
            LOG.warn("the lease of {} cannot be renewed", lease);
            held = false;
        }
        for (String route : routes) {
            follow(route, held);
        }
    }

    private void follow(String route, boolean held) {
        try {
            // A route that has never run has no status yet.
            ServiceStatus status = camel.getRouteController().getRouteStatus(route);
            boolean started = status != null && status.isStarted();
            if (held && !started) {
                camel.getRouteController().startRoute(route);
            } else if (!held && started) {
                camel.getRouteController().stopRoute(route);
            }
        } catch (Exception e) {
            LOG.error(
                    "the route {} cannot be started or stopped: {}",
                    route,
                    e.getClass().getSimpleName());
        }
    }
}

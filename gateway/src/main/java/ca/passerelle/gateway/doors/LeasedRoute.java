package ca.passerelle.gateway.doors;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Runs a consumer on whichever node holds its lease, and stops it when the lease is lost or cannot be renewed. */
final class LeasedRoute implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedRoute.class);
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int RENEW_SECONDS = 5;

    private final String route;
    private final CamelContext camel;
    private final Leases leases;
    private ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    LeasedRoute(String route, CamelContext camel, Leases leases) {
        this.route = route;
        this.camel = camel;
        this.leases = leases;
    }

    @Override
    public void start() {
        running = true;
        keeper = Executors.newSingleThreadScheduledExecutor();
        var unused = keeper.scheduleWithFixedDelay(this::keep, 0, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        keeper.shutdownNow();
        follow(false);
        leases.release(route);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after Camel and stops before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void keep() {
        boolean held;
        try {
            held = leases.hold(route, LENGTH);
        } catch (DataAccessException e) {
            LOG.warn("the lease of {} cannot be renewed", route);
            held = false;
        }
        follow(held);
    }

    private void follow(boolean held) {
        try {
            boolean started = camel.getRouteController().getRouteStatus(route).isStarted();
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

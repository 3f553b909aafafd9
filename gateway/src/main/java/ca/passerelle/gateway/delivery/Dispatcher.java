package ca.passerelle.gateway.delivery;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.delivery.Lanes.Content;
import ca.passerelle.gateway.delivery.Lanes.Leased;
import ca.passerelle.gateway.delivery.Lanes.State;
import ca.passerelle.gateway.delivery.Lanes.Trace;
import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.gateway.partner.Endpoints;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.AnswerProtocol;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.OutboundProtocol;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what is leased, outside any transaction, and says how it ended. */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Failures that say something of the endpoint and nothing of what was sent. */
    private static final Set<String> OUT_OF_ORDER = Set.of("unreachable", "timeout", "unavailable");

    private final Lanes lanes;
    private final Endpoints endpoints;
    private final Rendering rendering;
    private final Journal journal;
    private final Map<Channel, OutboundProtocol> protocols;
    private final DeliveryProperties properties;
    private final Breakers breakers;
    private final Clock clock;

    Dispatcher(
            Lanes lanes,
            Endpoints endpoints,
            Rendering rendering,
            Journal journal,
            List<OutboundProtocol> protocols,
            DeliveryProperties properties,
            Clock clock) {
        this.lanes = lanes;
        this.endpoints = endpoints;
        this.rendering = rendering;
        this.journal = journal;
        this.protocols = protocols.stream().collect(Collectors.toMap(OutboundProtocol::channel, Function.identity()));
        this.properties = properties;
        this.clock = clock;
        this.breakers = new Breakers(clock, properties.probe(), properties.perEndpoint());
    }

    /** Takes one delivery that is due, if there is one. */
    Optional<Leased> lease() {
        Optional<Leased> leased = lanes.lease(breakers.resting(), properties.lease());
        leased.ifPresent(delivery -> breakers.begin(delivery.endpoint()));
        return leased;
    }

    /** Sends a leased delivery and ends its lease. */
    void send(Leased leased) {
        boolean reachable = true;
        try {
            reachable = deliver(leased);
        } catch (RuntimeException e) {
            // Not the other side's fault: the delivery is tried again like any other that failed. Its content stays out
            // of the log.
            LOG.error("delivery {} failed inside the gateway: {}", leased.id(), Faults.describe(e));
            again(leased, "internal", Trace.NONE);
        } finally {
            breakers.end(leased.endpoint(), reachable);
        }
    }

    /** Gives whether the endpoint could be reached. */
    private boolean deliver(Leased leased) {
        Optional<PartnerEndpoint> endpoint = endpoints.byId(leased.endpoint());
        if (endpoint.isEmpty()) {
            lanes.finish(leased, State.CANCELLED, "endpoint-gone", null, Trace.NONE);
            return true;
        }
        OutboundProtocol protocol = protocols.get(endpoint.get().channel());
        if (protocol == null) {
            park(leased, "no-protocol", Trace.NONE);
            return true;
        }
        Optional<Attempt> attempt = leased.content() instanceof Content.Answer answer
                ? answer(leased, answer, protocol, endpoint.get())
                : tell(leased, (Content.Event) leased.content(), protocol, endpoint.get());
        return attempt.map(made -> finish(leased, made)).orElse(true);
    }

    /** Empty when there was nothing to attempt. */
    private Optional<Attempt> tell(
            Leased leased, Content.Event event, OutboundProtocol protocol, PartnerEndpoint endpoint) {
        Optional<Progress> progress = rendering.render(event.referral(), event.version(), endpoint);
        if (progress.isEmpty()) {
            lanes.finish(leased, State.CANCELLED, "not-entitled", null, Trace.NONE);
            return Optional.empty();
        }
        // Without a number somebody else has taken over.
        return lanes.number(leased)
                .map(number ->
                        protocol.send(new Dispatch(leased.id(), number, clock.instant(), endpoint, progress.get())));
    }

    private Optional<Attempt> answer(
            Leased leased, Content.Answer answer, OutboundProtocol protocol, PartnerEndpoint endpoint) {
        Optional<byte[]> kept = journal.answer(answer.message());
        if (kept.isEmpty() || !(protocol instanceof AnswerProtocol answering)) {
            lanes.finish(leased, State.CANCELLED, "no-answer", null, Trace.NONE);
            return Optional.empty();
        }
        return Optional.of(answering.answer(endpoint, kept.get()));
    }

    /** Gives whether the endpoint could be reached. */
    private boolean finish(Leased leased, Attempt attempt) {
        Trace trace = new Trace(attempt.sent(), attempt.answer());
        if (attempt instanceof Attempt.Failed failed) {
            if (failed.again()) {
                again(leased, failed.code(), trace);
            } else {
                park(leased, failed.code(), trace);
            }
            return !OUT_OF_ORDER.contains(failed.code());
        }
        if (attempt instanceof Attempt.Omitted omitted) {
            lanes.finish(leased, State.CANCELLED, omitted.code(), null, Trace.NONE);
            return true;
        }
        lanes.finish(leased, State.DELIVERED, "delivered", null, trace);
        return true;
    }

    private void again(Leased leased, String code, Trace trace) {
        List<Duration> schedule = properties.schedule();
        if (leased.attempt() > schedule.size()) {
            park(leased, code, trace);
            return;
        }
        Instant due = clock.instant().plus(schedule.get(leased.attempt() - 1));
        lanes.finish(leased, State.PENDING, code, due, trace);
    }

    private void park(Leased leased, String code, Trace trace) {
        if (lanes.finish(leased, State.PARKED, code, null, trace)) {
            LOG.warn("delivery {} to endpoint {} is parked: {}", leased.id(), leased.endpoint(), code);
        }
    }
}

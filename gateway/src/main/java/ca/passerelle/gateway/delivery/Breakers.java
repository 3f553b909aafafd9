package ca.passerelle.gateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which endpoints are to be left alone: those that cannot be reached, and those that are busy enough. One partner's trouble is its own. */
final class Breakers {

    private final Clock clock;
    private final Duration probe;
    private final int perEndpoint;
    private final Map<UUID, Instant> openUntil = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> busy = new ConcurrentHashMap<>();

    Breakers(Clock clock, Duration probe, int perEndpoint) {
        this.clock = clock;
        this.probe = probe;
        this.perEndpoint = perEndpoint;
    }

    List<UUID> resting() {
        Instant now = clock.instant();
        openUntil.values().removeIf(until -> !until.isAfter(now));
        List<UUID> resting = new ArrayList<>(openUntil.keySet());
        busy.forEach((endpoint, count) -> {
            if (count.get() >= perEndpoint) {
                resting.add(endpoint);
            }
        });
        return resting;
    }

    void begin(UUID endpoint) {
        busy.computeIfAbsent(endpoint, any -> new AtomicInteger()).incrementAndGet();
    }

    void end(UUID endpoint, boolean reachable) {
        busy.computeIfPresent(endpoint, (any, count) -> count.decrementAndGet() <= 0 ? null : count);
        if (!reachable) {
            openUntil.put(endpoint, clock.instant().plus(probe));
        }
    }
}

package ca.passerelle.gateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which endpoints are to be left alone: those that are busy enough, and those that could not be reached a moment ago. After its rest an
 * endpoint is tried with one delivery at a time until one gets through, so that it cannot tie down the workers with waiting. One partner's
 * trouble is its own.
 */
final class Breakers {

    private final Clock clock;
    private final Duration probe;
    private final int perEndpoint;
    private final Map<UUID, Instant> restUntil = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();

    Breakers(Clock clock, Duration probe, int perEndpoint) {
        this.clock = clock;
        this.probe = probe;
        this.perEndpoint = perEndpoint;
    }

    Set<UUID> resting() {
        Instant now = clock.instant();
        Set<UUID> resting = new HashSet<>();
        restUntil.forEach((endpoint, until) -> {
            if (until.isAfter(now)) {
                resting.add(endpoint);
            }
        });
        busy.forEach((endpoint, count) -> {
            if (count >= (restUntil.containsKey(endpoint) ? 1 : perEndpoint)) {
                resting.add(endpoint);
            }
        });
        return resting;
    }

    void begin(UUID endpoint) {
        busy.merge(endpoint, 1, Integer::sum);
    }

    void end(UUID endpoint, boolean reachable) {
        busy.computeIfPresent(endpoint, (any, count) -> count > 1 ? count - 1 : null);
        if (reachable) {
            restUntil.remove(endpoint);
        } else {
            restUntil.put(endpoint, clock.instant().plus(probe));
        }
    }
}

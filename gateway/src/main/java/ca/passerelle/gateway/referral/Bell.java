package ca.passerelle.gateway.referral;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all clocks have in common: they ring for whose time has come, some at once, until there is nobody more. */
final class Bell {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final int AT_ONCE = 100;

    private Bell() {}

    /**
     * Rings for all. One that cannot be rung for does not keep the others waiting.
     *
     * @param what for whom, in the log
     * @param due gives whose time has come, at most as many as asked for; who was rung for is not among them any more
     * @param ring rings for one; false when its time has not come after all
     * @return for how many it rang
     */
    static int ring(String what, IntFunction<List<UUID>> due, Predicate<UUID> ring) {
        int rung = 0;
        List<UUID> next = due.apply(AT_ONCE);
        Set<UUID> failed = new HashSet<>();
        while (!failed.containsAll(next)) {
            for (UUID id : next) {
                try {
                    rung += ring.test(id) ? 1 : 0;
                } catch (RuntimeException e) {
                    failed.add(id);
                    LOG.error(
                            "Clock: {} {} cannot be rung for: {}",
                            what,
                            id,
                            e.getClass().getSimpleName());
                }
            }
            next = next.size() < AT_ONCE ? List.of() : due.apply(AT_ONCE);
        }
        return rung;
    }
}

package ca.passerelle.profiles;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;

/**
 * How long whoever acts next may take.
 *
 * @param authority key of the partner whose referrals it is for; null for everybody's
 * @param need code of the need it is for; null for any
 * @param due until the next actor is reminded
 * @param escalate from then until the requester is told
 * @param close from then until the gateway cancels what nobody answered; null for never
 */
public record ClockPolicy(
        @Nullable String authority,
        @Nullable String need,
        ServiceRequestPriority priority,
        ClockKind clock,
        Duration due,
        Duration escalate,
        @Nullable Duration close) {

    private static final String HEADER = "need,priority,clock,due,escalate,close";
    private static final String ANY = "*";
    private static final String NEVER = "-";

    /** The policies that come with this module: one for every priority and clock, so that no referral is without. */
    public static List<ClockPolicy> defaults() {
        return TextTable.load(
                ClockPolicy.class,
                "clock-policies.csv",
                ",",
                HEADER,
                cells -> new ClockPolicy(
                        null,
                        cells.get(0).equals(ANY) ? null : cells.get(0),
                        ServiceRequestPriority.fromCode(cells.get(1)),
                        ClockKind.of(cells.get(2)).orElseThrow(),
                        Duration.parse(cells.get(3)),
                        Duration.parse(cells.get(4)),
                        cells.get(5).equals(NEVER) ? null : Duration.parse(cells.get(5))));
    }

    /** Whether it is about such a referral. */
    public boolean covers(
            String authorityOfReferral, Set<String> needs, ServiceRequestPriority asked, ClockKind awaited) {
        return (authority == null || authority.equals(authorityOfReferral))
                && (need == null || needs.contains(need))
                && priority == asked
                && clock == awaited;
    }

    /** The more it says of whom and what it is for, the sooner it applies. */
    public int weight() {
        return (authority == null ? 0 : 2) + (need == null ? 0 : 1);
    }
}

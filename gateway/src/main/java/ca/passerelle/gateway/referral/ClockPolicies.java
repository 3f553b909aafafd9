package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/** The policies of clocks, of which the one that says most of whom and what it is for applies. */
final class ClockPolicies {

    private final List<ClockPolicy> policies;

    /** @param policies those of authorities and the defaults, in any order */
    ClockPolicies(List<ClockPolicy> policies) {
        this.policies = policies.stream()
                .sorted(Comparator.comparingInt(ClockPolicy::weight).reversed())
                .toList();
    }

    /**
     * @param authority key of the partner that asked
     * @param needs codes of what is asked for
     */
    ClockPolicy of(String authority, Set<String> needs, ServiceRequestPriority priority, ClockKind clock) {
        return policies.stream()
                .filter(policy -> policy.covers(authority, needs, priority, clock))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no policy for " + priority + " " + clock));
    }
}

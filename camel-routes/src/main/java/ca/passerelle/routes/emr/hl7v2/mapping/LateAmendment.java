package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.KnownReferrals.Role;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** REF^I13 of a referral that is over: it stays as it is, and a person has to look at what was asked for. */
final class LateAmendment {

    private LateAmendment() {}

    /** Whether all that the number names is over; a referral that was made anew is open. */
    static boolean isLate(List<KnownReferral> known) {
        return known.stream().anyMatch(referral -> referral.role() == Role.REQUESTER)
                && known.stream()
                        .allMatch(referral ->
                                TransitionTable.isOver(referral.task().getStatus()));
    }

    /** Nothing to write, and somebody to look at it. */
    static Outcome<Bundle> map(Reading reading, List<KnownReferral> known) {
        String place = BusinessKey.place(reading).map(Object::toString).orElse("MSH");
        List<Awaited> attention = known.stream()
                .filter(referral -> referral.role() == Role.REQUESTER)
                .map(referral ->
                        (Awaited) new Awaited.Attention(referral.taskId().toString(), place))
                .limit(1)
                .toList();
        return new Outcome.Mapped<>(new Bundle().setType(BundleType.TRANSACTION), reading.notes(), attention);
    }
}

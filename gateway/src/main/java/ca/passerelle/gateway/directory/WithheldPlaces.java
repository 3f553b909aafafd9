package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.directory.fhir.WithheldAddress;
import ca.passerelle.routes.kit.Problem;
import org.hl7.fhir.r4.model.Location;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A place whose address is withheld is kept without it, by whatever door it comes; and when it is withheld from now on, what told it is
 * forgotten.
 */
@Component
@Order(110)
class WithheldPlaces implements WriteRule {

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            if (change.after() instanceof Location place && WithheldAddress.isOf(place)) {
                withhold(place, change, writing);
            }
        }
    }

    private static void withhold(Location place, Change change, Writing writing) {
        Location safe = WithheldAddress.redacted(place);
        if (!safe.equalsDeep(place)) {
            change.become(safe);
            writing.warn(Problem.warning(
                    change.location(),
                    ProblemCode.IGNORED,
                    "The address of this place is withheld; what would lead to it was not kept."));
        }
        if (change.before() instanceof Location before && !WithheldAddress.isOf(before)) {
            change.forgetEarlier();
        }
    }
}

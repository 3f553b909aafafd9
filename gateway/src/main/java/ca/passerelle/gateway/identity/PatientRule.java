package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.Objects;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A Patient is written: what is protected stays, and the person index is to look at it again. */
@Component
@Order(150)
class PatientRule implements WriteRule {

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            if (!change.key().type().equals("Patient")) {
                continue;
            }
            if (change.isCreation()) {
                change.become(ProtectedParticulars.whole((Patient) Objects.requireNonNull(change.after())));
            } else if (!change.isDeletion()) {
                protect(change, writing);
            }
            if (!writing.caller().isRehearsal()) {
                writing.alongside()
                        .add(
                                "insert into person_member (patient_id, custodian, person_id, pending)"
                                        + " values (?, ?, ?, clock_timestamp())"
                                        + " on conflict (patient_id) do update set pending = excluded.pending",
                                change.key().id(),
                                change.custodian(),
                                change.key().id());
            }
        }
    }

    private static void protect(Change change, Writing writing) {
        Patient before = (Patient) Objects.requireNonNull(change.before());
        Patient after = (Patient) Objects.requireNonNull(change.after());
        if (ProtectedParticulars.isOlder(after, before)) {
            writing.warn(Problem.warning(
                    change.location(),
                    ProblemCode.IGNORED,
                    "These particulars are older than what is on record; nothing was changed."));
        }
        change.become(ProtectedParticulars.whole(ProtectedParticulars.keep(before, after)));
    }
}

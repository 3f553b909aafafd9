package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;

/** Whom a new referral is for, by whichever message it comes: without a person there is none. */
final class ReferredPerson {

    private ReferredPerson() {}

    /**
     * Maps a referral about the person of PID.
     *
     * @param referral what becomes of the message when there is one
     */
    static Outcome<Bundle> in(Reading reading, Function<Patient, Outcome<Bundle>> referral) {
        Optional<Segment> pid = reading.message().first("PID");
        if (pid.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "PID", ProblemCode.REQUIRED_MISSING, "A referral needs a PID segment: who is it for?"));
        }
        Patient person = PatientFromPid.patient(pid.get(), reading);
        ContactsFromNk1.add(person, reading);
        return person.hasIdentifier() || person.hasName()
                ? referral.apply(person)
                : Outcome.rejected(Problem.error(
                        "PID-3",
                        ProblemCode.REQUIRED_MISSING,
                        "PID holds neither an identifier nor a name: who is it for?"));
    }
}

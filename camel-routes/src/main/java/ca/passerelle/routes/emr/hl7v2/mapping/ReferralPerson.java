package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;

/** PID of a message about a referral that there is: it only confirms who the referral is for. */
final class ReferralPerson {

    private ReferralPerson() {}

    /** Whether PID is about somebody else than every referral that the message names. */
    static boolean isAnother(Reading reading, List<KnownReferral> known) {
        Optional<Patient> sent = sent(reading);
        return sent.isPresent()
                && !known.isEmpty()
                && known.stream().allMatch(referral -> SamePerson.isAnother(sent.get(), referral.patient()));
    }

    static Problem another() {
        return Problem.error("PID-3", ProblemCode.WRONG_PATIENT, "The referral of this number is about another person");
    }

    /** What the message says of the person, to compare it and no more. */
    static Optional<Patient> sent(Reading reading) {
        Reading silent = reading.silent();
        return silent.message().first("PID").map(pid -> PatientFromPid.patient(pid, silent));
    }

    /** Says what becomes of PID. */
    static void note(Reading reading) {
        reading.message()
                .first("PID")
                .ifPresent(pid ->
                        reading.ignored(pid.location(), "the person is that of the referral; particulars come by ADT"));
    }
}

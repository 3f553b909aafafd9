package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** What whoever answers for a referral says of it, by whichever message: the move of its Task with what the move needs. */
final class AnswerOfRecipient {

    private AnswerOfRecipient() {}

    /**
     * Maps the answer.
     *
     * @param reason why; where a move needs one
     * @param words what was said, empty when nothing was
     */
    static Outcome<Bundle> map(
            Reading reading,
            KnownReferral referral,
            BusinessStatus to,
            CodeableConcept reason,
            Optional<String> words) {
        Task changes = new Task().setStatus(to.taskStatus()).setBusinessStatus(to.concept());
        explain(to, referral, changes, reason, words);
        Entries entries = new Entries(reading);
        entries.patch(referral.task(), JsonPatch.adding(changes).bytes());
        return TaskSteps.outcome(referral, to, entries.bundle(), reading);
    }

    private static void explain(
            BusinessStatus to, KnownReferral referral, Task changes, CodeableConcept reason, Optional<String> words) {
        switch (to) {
            case DECLINED, CANCELLED, FAILED, AWAITING_INFORMATION -> changes.setStatusReason(reason);
            case COMPLETED -> {
                referral.task().getOutput().forEach(known -> changes.addOutput(known.copy()));
                changes.addOutput()
                        .setValue(new StringType(reason.getText()))
                        .getType()
                        .setText("Outcome / Résultat");
            }
            default ->
                words.ifPresent(text -> {
                    referral.task().getNote().forEach(known -> changes.addNote(known.copy()));
                    changes.addNote().setText(text);
                });
        }
    }
}

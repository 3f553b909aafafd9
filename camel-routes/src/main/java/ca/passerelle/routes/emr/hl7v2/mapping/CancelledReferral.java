package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;

/**
 * REF^I14: the request is revoked and its Task cancelled, with the reason that the message gives. Only where RF1-25 says that it never should
 * have been are both entered in error.
 */
final class CancelledReferral {

    /** Said where the sender gives no reason; a Task may not be cancelled without one. */
    static final String NO_REASON = "Cancelled by the referrer / Annulé par la personne qui oriente";

    /** Said where the sender says by RF1-1 alone why. */
    static final String EXPIRED = "The referral has expired / L’orientation a expiré";

    private static final Set<String> ACTIONS = Set.of("A", "U", "D");

    private CancelledReferral() {}

    static Outcome<Bundle> map(Reading reading) {
        Identifier number = BusinessKey.identifier(reading);
        Entries entries = new Entries(reading);
        ReferralPerson.note(reading);
        // Rejected or expired: that is what a cancellation says.
        reading.message().first("RF1").ifPresent(rf1 -> rf1.field(1).understood());
        boolean error = isDeletion(reading.message());
        ServiceRequest request = new ServiceRequest()
                .setStatus(error ? ServiceRequestStatus.ENTEREDINERROR : ServiceRequestStatus.REVOKED);
        BusinessStatus ended = error ? BusinessStatus.ENTERED_IN_ERROR : BusinessStatus.CANCELLED;
        Task task = new Task()
                .setStatus(ended.taskStatus())
                .setBusinessStatus(ended.concept())
                .setStatusReason(reason(reading));
        entries.patch("ServiceRequest", number, JsonPatch.adding(request).bytes());
        entries.patch("Task", number, JsonPatch.adding(task).bytes());
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** RF1-25 (table 0206): the referral is deleted, whatever the event. Any other action follows from the event. */
    static boolean isDeletion(Hl7Message message) {
        Optional<Field> action = message.firstValue("RF1", 25);
        String code = action.map(field -> field.raw().strip().toUpperCase(Locale.ROOT))
                .orElse("");
        if (ACTIONS.contains(code)) {
            action.ifPresent(Field::understood);
        }
        return code.equals("D");
    }

    private static CodeableConcept reason(Reading reading) {
        Hl7Message message = reading.message();
        Optional<Field> coded = message.firstValue("RF1", 10);
        Optional<String> comment = message.firstValue("RF1", 24)
                .or(() -> message.firstValue("NTE", 3))
                .map(NotesFromNte::text);
        CodeableConcept reason = coded.map(field -> ConceptFromCwe.concept(field.first(), "0336", reading.profile()))
                .orElseGet(CodeableConcept::new);
        comment.ifPresent(reason::setText);
        return reason.hasText() ? reason : reason.setText(SentStatus.isExpired(reading) ? EXPIRED : NO_REASON);
    }
}

package ca.passerelle.routes.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A change of a referral as its recipient may see it, rendered from the versions that the event names.
 *
 * @param referral id of the Task
 * @param version gapless number of the event within the referral
 * @param kind what happened, a code of the referral event code system: {@code requested}, {@code moved}, {@code amended}, {@code note} …
 * @param at when it was committed
 * @param task the Task at that version
 * @param request the ServiceRequest it fulfils
 * @param patient who it is for, where the recipient may know
 * @param requester the Organization that asked
 * @param owner the Organization that acts, if one does
 * @param answerLink the signed link by which a person without an account may answer; only for e-mail
 * @param context what a message says that carries the referral with it
 */
public record Progress(
        UUID referral,
        long version,
        String kind,
        Instant at,
        Task task,
        ServiceRequest request,
        @Nullable Patient patient,
        @Nullable Organization requester,
        @Nullable Organization owner,
        @Nullable AnswerLink answerLink,
        Context context) {

    /** In what capacity somebody is told. */
    public enum Recipient {
        REQUESTER,
        PERFORMER,
        /** One of several who may claim it: is told of need, kind, urgency and area, or that there is nothing to claim any more. */
        CANDIDATE
    }

    /**
     * What there is besides the change itself.
     *
     * @param before the Task at the event before; null for the first event, and for a protocol that sends no content
     * @param attached what the Task and the request refer to, as it stands now and as far as the recipient may see it: documents,
     *     observations, appointments, communications, people and places; empty for a protocol that sends no content
     * @param user identifier of the person who acted, where it is known
     * @param patientTask id of the patient Task that the event is about, where it is about one
     */
    public record Context(
            Recipient recipient,
            @Nullable Task before,
            List<Resource> attached,
            @Nullable UUID patientTask,
            @Nullable Identifier user) {

        /** Of an event of which nobody says who acted. */
        public Context(
                Recipient recipient, @Nullable Task before, List<Resource> attached, @Nullable UUID patientTask) {
            this(recipient, before, attached, patientTask, null);
        }

        /** Of an event that is about no patient Task. */
        public Context(Recipient recipient, @Nullable Task before, List<Resource> attached) {
            this(recipient, before, attached, null);
        }

        /** Of a protocol that sends no content. */
        public static Context bare(Recipient recipient) {
            return new Context(recipient, null, List.of());
        }
    }
}

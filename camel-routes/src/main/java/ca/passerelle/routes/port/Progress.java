package ca.passerelle.routes.port;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
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
        @Nullable AnswerLink answerLink) {}

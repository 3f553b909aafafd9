package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the record has it for the sender of a message. The mapping copies what it changes.
 *
 * @param request the ServiceRequest
 * @param tasks its Tasks; for a message of a performer the one that the performer owns
 * @param patient who it is for, where the sender may know
 */
public record KnownReferral(
        ServiceRequest request, List<Task> tasks, @Nullable Patient patient) {}

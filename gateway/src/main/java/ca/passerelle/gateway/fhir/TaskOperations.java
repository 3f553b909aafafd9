package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.OnwardReferrals;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Operations on a referral. */
@Component
public class TaskOperations {

    private final OnwardReferrals onward;
    private final Resources resources;

    TaskOperations(OnwardReferrals onward, Resources resources) {
        this.onward = onward;
        this.resources = resources;
    }

    /**
     * {@code POST Task/[id]/$refer}: its owner refers onward to a service of the directory.
     *
     * @param service the HealthcareService
     * @param note what the recipient should know, in the words of the one who refers
     * @return the new Task
     */
    @Operation(name = "$refer", typeName = "Task")
    public Resource refer(
            @IdParam IdType id,
            @OperationParam(name = "service", min = 1, max = 1) @Nullable Reference service,
            @OperationParam(name = "note", max = 1) @Nullable StringType note) {
        ResourceKey task = ResourceKey.uuid(id.getIdPart())
                .map(uuid -> new ResourceKey("Task", uuid))
                .orElseThrow(() -> Refusal.notFound(Task.class.getSimpleName()));
        ResourceKey to = (service == null ? Optional.<ResourceKey>empty() : ResourceKey.of(service))
                .filter(key -> key.type().equals("HealthcareService"))
                .orElseThrow(() -> Refusal.badRequest(
                        "Parameters.parameter:service",
                        ProblemCode.REQUIRED_MISSING,
                        "The parameter service refers to a HealthcareService."));
        return resources.parse(onward.refer(CurrentCaller.get(), task, to, note == null ? null : note.getValue()));
    }
}

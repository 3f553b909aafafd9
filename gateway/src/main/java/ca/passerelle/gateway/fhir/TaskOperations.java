package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.OnwardReferrals;
import ca.passerelle.gateway.referral.Timeline;
import ca.passerelle.gateway.referral.Undo;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Vocabulary;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Operations on a referral. */
@Component
public class TaskOperations {

    private final OnwardReferrals onward;
    private final Undo undo;
    private final Timeline timeline;
    private final Resources resources;
    private final Vocabulary vocabulary;

    TaskOperations(OnwardReferrals onward, Undo undo, Timeline timeline, Resources resources, Vocabulary vocabulary) {
        this.onward = onward;
        this.undo = undo;
        this.timeline = timeline;
        this.resources = resources;
        this.vocabulary = vocabulary;
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
        ResourceKey task = key(id);
        ResourceKey to = (service == null ? Optional.<ResourceKey>empty() : ResourceKey.of(service))
                .filter(key -> key.type().equals("HealthcareService"))
                .orElseThrow(() -> Refusal.badRequest(
                        "Parameters.parameter:service",
                        ProblemCode.REQUIRED_MISSING,
                        "The parameter service refers to a HealthcareService."));
        return resources.parse(onward.refer(CurrentCaller.get(), task, to, note == null ? null : note.getValue()));
    }

    /**
     * {@code Task/[id]/$status-history}: the events of a referral from its log.
     *
     * @return one {@code event} for each, oldest first; see {@link StatusHistory} for why Parameters
     * @throws Refusal NOT_FOUND for whoever is no party of the referral
     */
    @Operation(name = "$status-history", typeName = "Task", idempotent = true)
    public Parameters statusHistory(@IdParam IdType id) {
        return new StatusHistory(vocabulary).of(timeline.of(CurrentCaller.get(), key(id).id()));
    }

    /**
     * {@code POST Task/[id]/$undo}: its owner takes back its last move.
     *
     * @return the Task as it stands then
     * @throws Refusal CONFLICT when that is not possible (any more)
     */
    @Operation(name = "$undo", typeName = "Task")
    public Resource undo(@IdParam IdType id) {
        return resources.parse(undo.last(CurrentCaller.get(), key(id)));
    }

    private static ResourceKey key(IdType id) {
        return ResourceKey.uuid(id.getIdPart())
                .map(uuid -> new ResourceKey("Task", uuid))
                .orElseThrow(() -> Refusal.notFound("Task"));
    }
}

package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.routes.port.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What hangs on a Task: what it is worked on with, and what came of it. */
record Attached(Progress progress) {

    /** Those of one type that the Task refers to. */
    <R extends Resource> List<R> all(Class<R> type) {
        List<String> references = references(progress.task()).toList();
        return progress.context().attached().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(resource -> references.contains(name(resource)))
                .toList();
    }

    /** Those of one type that it did not refer to before. */
    <R extends Resource> List<R> added(Class<R> type) {
        List<String> before = references(progress.context().before()).toList();
        return all(type).stream()
                .filter(resource -> !before.contains(name(resource)))
                .toList();
    }

    /**
     * Whether nothing happened but to what the person is asked, and no answer of hers came to the referral: CA:eReC has no message for a patient
     * Task.
     */
    boolean isOnlyOfPatientTask(ReferralEventKind kind) {
        Task before = progress.context().before();
        boolean ofPatientTask = kind == ReferralEventKind.PATIENT_ASKED || kind == ReferralEventKind.PATIENT_MOVED;
        return ofPatientTask
                && before != null
                && Base.compareDeep(before.getInput(), progress.task().getInput(), true)
                && Base.compareDeep(before.getNote(), progress.task().getNote(), true);
    }

    static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Stream<String> references(@Nullable Task task) {
        if (task == null) {
            return Stream.empty();
        }
        Stream<Type> values = Stream.concat(
                task.getInput().stream().map(ParameterComponent::getValue),
                task.getOutput().stream().map(TaskOutputComponent::getValue));
        return values.filter(Reference.class::isInstance)
                .map(value -> ((Reference) value).getReference())
                .filter(text -> text != null);
    }
}

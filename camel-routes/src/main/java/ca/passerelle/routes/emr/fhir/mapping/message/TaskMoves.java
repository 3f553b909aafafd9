package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage.Step;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.port.MessageSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Changes of a Task that there is, as the steps by which it gets there. */
final class TaskMoves {

    private TaskMoves() {}

    /** A transaction about a referral that there is: its request, its Task and its person are referred to as they stand. */
    static Draft draft(IncomingMessage message, MessageSender sender, Set<String> kept, KnownReferral known) {
        Draft draft = new Draft(
                message,
                sender,
                kept,
                "ServiceRequest/" + known.request().getIdElement().getIdPart());
        if (known.request().getSubject().hasReference()) {
            draft.patientIs(new Reference(known.request().getSubject().getReference()));
        }
        draft.settle(request(known));
        known.tasks()
                .forEach(task ->
                        draft.settle(new Reference("Task/" + task.getIdElement().getIdPart())));
        return draft;
    }

    static Reference request(KnownReferral known) {
        return new Reference("ServiceRequest/" + known.request().getIdElement().getIdPart());
    }

    /** Adds a reference to what the Task is worked on with, once. */
    static void attach(Task task, String kind, Reference reference) {
        boolean there = task.getInput().stream()
                .anyMatch(input -> input.getValue() instanceof Reference known
                        && reference.getReference().equals(known.getReference()));
        if (!there) {
            task.addInput().setType(new CodeableConcept().setText(kind)).setValue(reference);
        }
    }

    /**
     * The steps to a state; the draft is the last of them.
     *
     * @param after the Task with what is added to it, still in the state before
     * @param to the state reported; empty when none is
     */
    static List<Step> steps(Task before, Task after, Optional<BusinessStatus> to, MessageEntry entry, Draft draft) {
        BusinessStatus from = BusinessStatus.of(before.getBusinessStatus()).orElse(null);
        List<BusinessStatus> path = to.map(state -> ReportedState.path(from, before.getStatus(), state))
                .orElse(List.of());
        List<Step> steps = new ArrayList<>();
        for (BusinessStatus passed : path.subList(0, Math.max(0, path.size() - 1))) {
            Draft between = draft.another();
            between.replace(in(before.copy(), passed), entry.place(), true);
            steps.add(between.step());
            draft.note(
                    entry.place() + ".status",
                    Note.Kind.REPAIRED,
                    "the state " + passed.code() + " was left out; the referral passed through it");
        }
        boolean moves = !path.isEmpty();
        if (moves) {
            in(after, path.get(path.size() - 1));
        } else if (to.isPresent()) {
            draft.note(entry.place() + ".status", Note.Kind.IGNORED, "the referral stands there already");
        }
        draft.replace(after, entry.place(), steps.isEmpty());
        steps.add(draft.step());
        return steps;
    }

    private static Task in(Task task, BusinessStatus state) {
        return task.setStatus(state.taskStatus()).setBusinessStatus(state.concept());
    }
}

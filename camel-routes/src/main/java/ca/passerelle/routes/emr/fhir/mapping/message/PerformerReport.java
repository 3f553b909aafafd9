package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage.Step;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;

/**
 * notify-add- and notify-update-process-request: the performer's Tasks say where its referrals stand. Each moves the referral that it
 * names by our transition table, and adds its notes and outputs.
 */
final class PerformerReport {

    private static final String WHO_CANCELLED = "cancelled-by-";

    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final MessageContext context;
    private final ReportedState states;

    PerformerReport(
            IncomingMessage message,
            MessageSender sender,
            Set<String> kept,
            MessageContext context,
            Vocabulary vocabulary) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.context = context;
        this.states = new ReportedState(vocabulary);
    }

    Outcome<MappedMessage> map() {
        List<Step> steps = new ArrayList<>();
        for (MessageEntry entry : message.focus()) {
            if (!(entry.resource() instanceof Task)) {
                return Outcome.rejected(
                        Problem.error(entry.place(), ProblemCode.UNSUPPORTED_TYPE, "This event is about Tasks."));
            }
            steps.addAll(steps(entry, context.referral(entry.place()).orElseThrow()));
        }
        return Outcome.mapped(new MappedMessage(steps), message.notes());
    }

    private List<Step> steps(MessageEntry entry, KnownReferral known) {
        Task sent = (Task) entry.resource();
        Task before = known.tasks().get(0);
        Draft draft = TaskMoves.draft(message, sender, kept, known);
        Task after = before.copy();
        Optional<BusinessStatus> reported = states.of(sent, entry.place(), message.notes());
        additions(sent, entry, draft, after);
        reported.ifPresent(state -> explain(state, states.isSaid(sent, state), sent, entry, draft, after));
        draft.use(entry);
        message.entries().of(ServiceRequest.class).forEach(draft::use);
        message.focus().forEach(draft::use);
        List<Step> steps = TaskMoves.steps(before, after, reported, entry, draft);
        message.patient().ifPresent(person -> {
            draft.use(person);
            draft.note(
                    person.place(),
                    Note.Kind.IGNORED,
                    "the person's record is the requester's; corrections come by notify-data-correction");
        });
        draft.leftovers();
        return steps;
    }

    /** What the Task says besides its state; what is there already is not added again. */
    private static void additions(Task sent, MessageEntry entry, Draft draft, Task after) {
        Task said = new Task();
        sent.getNote().forEach(note -> said.addNote(note.copy()));
        sent.getOutput().forEach(output -> said.addOutput(output.copy()));
        sent.getInput().forEach(input -> said.addInput(input.copy()));
        draft.rewrite(said, entry);
        for (Annotation note : said.getNote()) {
            boolean there =
                    after.getNote().stream().anyMatch(known -> known.getText().equals(note.getText()));
            if (!there) {
                after.addNote(note);
            }
        }
        for (TaskOutputComponent output : said.getOutput()) {
            if (after.getOutput().stream().noneMatch(output::equalsDeep)) {
                after.addOutput(output);
            }
        }
        for (ParameterComponent input : said.getInput()) {
            if (after.getInput().stream().noneMatch(input::equalsDeep)) {
                after.addInput(input);
            }
        }
        Consult.mark(after, sent);
        if (sent.hasExecutionPeriod()) {
            after.setExecutionPeriod(sent.getExecutionPeriod().copy());
        } else if (sent.getRestriction().hasPeriod()) {
            after.setExecutionPeriod(sent.getRestriction().getPeriod().copy());
        }
    }

    /** The reason and the outcome, which a performer of CA:eReC may give by the code alone. */
    private static void explain(
            BusinessStatus state, boolean coded, Task sent, MessageEntry entry, Draft draft, Task after) {
        if (sent.hasStatusReason()) {
            after.setStatusReason(sent.getStatusReason().copy());
        }
        Optional<Coding> code = sent.getBusinessStatus().getCoding().stream()
                .filter(coding -> Systems.CA_EREC_BUSINESS_STATUS.equals(coding.getSystem()))
                .findFirst();
        boolean saysWho = code.map(Coding::getCode)
                .filter(text -> text.startsWith(WHO_CANCELLED))
                .isPresent();
        if (state == BusinessStatus.CANCELLED && !sent.hasStatusReason() && saysWho) {
            after.setStatusReason(spoken(sent.getBusinessStatus()));
            draft.note(
                    entry.place() + ".statusReason",
                    Note.Kind.REPAIRED,
                    "not sent; the business status says who cancelled");
        }
        if (state == BusinessStatus.COMPLETED && !after.hasOutput() && coded && code.isPresent()) {
            after.addOutput()
                    .setType(new CodeableConcept().setText("Outcome / Résultat"))
                    .setValue(spoken(sent.getBusinessStatus()));
            draft.note(
                    entry.place() + ".output", Note.Kind.REPAIRED, "not sent; the business status says how it ended");
        }
    }

    private static CodeableConcept spoken(CodeableConcept code) {
        CodeableConcept spoken = code.copy();
        if (!spoken.hasText()) {
            Coding first = spoken.getCodingFirstRep();
            spoken.setText(first.hasDisplay() ? first.getDisplay() : first.getCode());
        }
        return spoken;
    }
}

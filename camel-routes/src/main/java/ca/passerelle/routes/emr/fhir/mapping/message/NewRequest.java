package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** add-service-request, and BSeR's I12 with its Task: a request that is made and a Task that somebody has to do. */
final class NewRequest {

    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final MessageContext context;
    private final Instant received;

    NewRequest(
            IncomingMessage message, MessageSender sender, Set<String> kept, MessageContext context, Instant received) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.context = context;
        this.received = received;
    }

    Outcome<MappedMessage> map() {
        MessageEntry focus = message.focus().get(0);
        Optional<MessageEntry> task = Optional.of(focus).filter(entry -> entry.resource() instanceof Task);
        Optional<MessageEntry> request = task.isEmpty()
                ? Optional.of(focus).filter(entry -> entry.resource() instanceof ServiceRequest)
                : request((Task) focus.resource());
        List<Problem> problems = new ArrayList<>();
        if (request.isEmpty()) {
            problems.add(missing(focus.place(), "A referral needs the ServiceRequest that says what is asked for."));
        }
        if (message.patient().isEmpty()) {
            problems.add(missing("Bundle.entry", "A referral needs its Patient in the message: who is it for?"));
        }
        request.flatMap(this::notActive).ifPresent(problems::add);
        return problems.isEmpty()
                ? Outcome.mapped(written(request.orElseThrow(), task), message.notes())
                : Outcome.rejected(problems);
    }

    private Optional<MessageEntry> request(Task task) {
        return message.entries()
                .find(task.getFocus().getReference())
                .or(() -> message.entries().find(task.getBasedOnFirstRep().getReference()))
                .filter(entry -> entry.resource() instanceof ServiceRequest);
    }

    private Optional<Problem> notActive(MessageEntry entry) {
        ServiceRequestStatus status = ((ServiceRequest) entry.resource()).getStatus();
        return status == ServiceRequestStatus.ACTIVE
                ? Optional.empty()
                : Optional.of(Problem.error(
                        entry.place() + ".status",
                        ProblemCode.REQUEST_NOT_ACTIVE,
                        "The ServiceRequest of a new referral is active."));
    }

    private MappedMessage written(MessageEntry entry, Optional<MessageEntry> sentTask) {
        Identifier number = message.numbers().ofRequest(entry);
        String scope = number.getSystem() + "|" + number.getValue();
        Draft draft = new Draft(message, sender, kept, scope);
        Reference patient = draft.patient(message.patient().orElseThrow());
        ServiceRequest request =
                new RequestContent(draft, message, sender.organization()).of(entry, number, patient, context.service());
        Reference asked =
                draft.put(entry, request, "ServiceRequest?" + Numbers.condition(number), "ServiceRequest " + scope);
        Task task = sentTask.map(sent -> task(sent, draft)).orElseGet(Task::new);
        complete(task, request, asked, patient, number);
        consult(task, draft);
        draft.postOnce(sentTask.orElse(entry), task, number);
        owner(task, entry, draft);
        draft.leftovers();
        return new MappedMessage(List.of(draft.step()));
    }

    /** What a sent Task says beyond asking. */
    private static Task task(MessageEntry sent, Draft draft) {
        draft.use(sent);
        Task task = Draft.bare((Task) sent.resource());
        if (task.getStatus() != TaskStatus.REQUESTED) {
            draft.note(sent.place() + ".status", Note.Kind.REPAIRED, "a referral begins as requested");
        }
        if (task.hasBusinessStatus()) {
            draft.note(
                    sent.place() + ".businessStatus",
                    Note.Kind.IGNORED,
                    "nobody has done anything yet: the referral is sent");
        }
        if (task.hasOutput()) {
            draft.note(sent.place() + ".output", Note.Kind.IGNORED, "a referral that begins has no output yet");
        }
        task.setFocus(null)
                .setFor(null)
                .setRequester(null)
                .setOwner(null)
                .setOutput(null)
                .setStatusReason(null);
        task.setBasedOn(null).setPartOf(null).setRelevantHistory(null);
        draft.rewrite(task, sent);
        return task;
    }

    private void complete(Task task, ServiceRequest request, Reference asked, Reference patient, Identifier number) {
        task.setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(BusinessStatus.SENT.concept())
                .setIntent(TaskIntent.ORDER)
                .setFocus(asked.copy())
                .setFor(patient.copy())
                .setRequester(new Reference("Organization/" + sender.organization()));
        task.addBasedOn(asked.copy());
        task.getIdentifier().removeIf(each -> message.numbers()
                .usable(each)
                .filter(whole -> Numbers.same(whole, number))
                .isPresent());
        task.getIdentifier().add(0, number.copy());
        if (!task.hasCode()) {
            task.setCode(Concepts.fulfill());
        }
        if (!task.hasPriority() && request.hasPriority()) {
            task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        }
        if (!task.hasAuthoredOn()) {
            task.setAuthoredOnElement(new DateTimeType(
                    Date.from(received), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(ZoneOffset.UTC)));
        }
    }

    /** A Task that comes along, though it is not what the message is about, tells an eConsult from a referral. */
    private void consult(Task task, Draft draft) {
        message.entries().of(Task.class).stream()
                .filter(entry -> Consult.is((Task) entry.resource()))
                .forEach(entry -> {
                    Consult.mark(task, (Task) entry.resource());
                    draft.use(entry);
                });
    }

    private void owner(Task task, MessageEntry entry, Draft draft) {
        if (context.owner() != null) {
            task.setOwner(new Reference("Organization/" + context.owner()));
        }
        if (!context.recipientKnown()) {
            draft.note(
                    entry.place() + ".performer",
                    Note.Kind.UNMAPPED,
                    context.owner() == null
                            ? "the directory knows no such recipient; the referral waits for whoever takes it up"
                            : "the directory knows no such recipient; the referral goes to the link workers");
        }
    }

    private static Problem missing(String place, String text) {
        return Problem.error(place, ProblemCode.REQUIRED_MISSING, text);
    }
}

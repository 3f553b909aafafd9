package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage.Step;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * notify-add-appointment and the two send-communication events: what is sent is kept and attached to the Task, which moves where it says
 * so: an appointment books, a question (category {@code rfi}) waits, an answer goes on.
 */
final class AttachedReport {

    private static final String QUESTION = "rfi";
    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final MessageContext context;

    AttachedReport(IncomingMessage message, MessageSender sender, Set<String> kept, MessageContext context) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.context = context;
    }

    Outcome<MappedMessage> map() {
        List<Step> steps = new ArrayList<>();
        for (MessageEntry entry : message.focus()) {
            Class<? extends Resource> expected =
                    message.event() == MessageEvent.NOTIFY_ADD_APPOINTMENT ? Appointment.class : Communication.class;
            if (!expected.isInstance(entry.resource())) {
                return Outcome.rejected(Problem.error(
                        entry.place(),
                        ProblemCode.UNSUPPORTED_TYPE,
                        "This event is about resources of type " + expected.getSimpleName() + "."));
            }
            steps.addAll(steps(entry, context.referral(entry.place()).orElseThrow()));
        }
        return Outcome.mapped(new MappedMessage(steps), message.notes());
    }

    private List<Step> steps(MessageEntry entry, KnownReferral known) {
        Task before = known.tasks().stream()
                .filter(task -> !TransitionTable.isOver(task.getStatus()))
                .findFirst()
                .orElse(known.tasks().get(known.tasks().size() - 1));
        Draft draft = TaskMoves.draft(message, sender, kept, known);
        Reference stored = draft.store(entry, copy -> connect(copy, known));
        Task after = before.copy();
        TaskMoves.attach(after, entry.type(), stored);
        Optional<BusinessStatus> to = entry.resource() instanceof Appointment appointment
                ? booked(appointment, entry, draft)
                : asked((Communication) entry.resource(), before, after);
        message.entries().of(Patient.class).forEach(draft::use);
        message.entries().of(Task.class).forEach(draft::use);
        message.entries().of(ServiceRequest.class).forEach(draft::use);
        List<Step> steps = TaskMoves.steps(before, after, to, entry, draft);
        draft.leftovers();
        return steps;
    }

    /** Whatever the sender calls the request and the person, these are the ones that are meant. */
    private static void connect(Resource copy, KnownReferral known) {
        Reference request = TaskMoves.request(known);
        Reference person = known.request().getSubject();
        if (copy instanceof Appointment appointment) {
            appointment.setBasedOn(List.of(request));
            appointment.getParticipant().stream()
                    .filter(participant -> isPerson(participant.getActor()))
                    .forEach(participant -> participant.setActor(new Reference(person.getReference())));
        } else if (copy instanceof Communication communication) {
            communication
                    .setBasedOn(List.of(request))
                    .setAbout(null)
                    .setPartOf(null)
                    .setInResponseTo(null);
            communication.setSubject(new Reference(person.getReference()));
        }
    }

    private static boolean isPerson(Reference actor) {
        return actor.hasReference() && actor.getReference().contains("Patient/");
    }

    private static Optional<BusinessStatus> booked(Appointment appointment, MessageEntry entry, Draft draft) {
        if (appointment.getStatus() == null) {
            return Optional.empty();
        }
        return switch (appointment.getStatus()) {
            case BOOKED -> Optional.of(BusinessStatus.BOOKED);
            case NOSHOW -> Optional.of(BusinessStatus.NO_SHOW);
            case CANCELLED, ENTEREDINERROR -> Optional.of(BusinessStatus.BOOKING_CANCELLED);
            default -> {
                draft.note(
                        entry.place() + ".status",
                        Note.Kind.IGNORED,
                        "an appointment that is " + appointment.getStatus().toCode() + " moves no referral");
                yield Optional.empty();
            }
        };
    }

    private Optional<BusinessStatus> asked(Communication communication, Task before, Task after) {
        if (message.event() == MessageEvent.SEND_COMMUNICATION_FROM_REQUESTER) {
            return BusinessStatus.of(before.getBusinessStatus())
                    .filter(state -> state == BusinessStatus.AWAITING_INFORMATION)
                    .map(waiting -> BusinessStatus.RECEIVED);
        }
        boolean question = communication.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> QUESTION.equalsIgnoreCase(coding.getCode()));
        if (!question) {
            return Optional.empty();
        }
        String text = communication.getPayload().stream()
                .map(Communication.CommunicationPayloadComponent::getContent)
                .filter(StringType.class::isInstance)
                .map(content -> ((StringType) content).getValue())
                .findFirst()
                .orElse("Information is asked for / Des renseignements sont demandés");
        after.setStatusReason(new CodeableConcept().setText(text));
        return Optional.of(BusinessStatus.AWAITING_INFORMATION);
    }
}

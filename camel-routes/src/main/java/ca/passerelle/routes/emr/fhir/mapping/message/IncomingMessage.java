package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** A message that has been read: its event, what it is about, whom it names; and that its parts agree with each other. */
public final class IncomingMessage {

    private static final Set<TaskStatus> BEYOND_ASKING = EnumSet.of(
            TaskStatus.ACCEPTED,
            TaskStatus.REJECTED,
            TaskStatus.INPROGRESS,
            TaskStatus.ONHOLD,
            TaskStatus.CANCELLED,
            TaskStatus.FAILED,
            TaskStatus.COMPLETED);

    private final MessageEvent event;
    private final MessageHeader header;
    private final MessageEntries entries;
    private final List<MessageEntry> focus;
    private final @Nullable MessageEntry patient;
    private final Numbers numbers;
    private final List<Note> notes;

    private IncomingMessage(
            MessageEvent event,
            MessageHeader header,
            MessageEntries entries,
            List<MessageEntry> focus,
            @Nullable MessageEntry patient,
            Numbers numbers,
            List<Note> notes) {
        this.event = event;
        this.header = header;
        this.entries = entries;
        this.focus = focus;
        this.patient = patient;
        this.numbers = numbers;
        this.notes = notes;
    }

    /**
     * Reads a message.
     *
     * @param json the repaired Bundle
     * @param repairs what was repaired
     */
    public static Outcome<IncomingMessage> read(String json, MessageSender sender, List<Note> repairs) {
        Bundle bundle;
        try {
            bundle = FhirContext.forR4Cached()
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .setOverrideResourceIdWithBundleEntryFullUrl(false)
                    .setStripVersionsFromReferences(false)
                    .parseResource(Bundle.class, json);
        } catch (DataFormatException | ClassCastException unreadable) {
            return Outcome.rejected(Problem.error(
                    "Bundle", ProblemCode.STRUCTURE, "A value in this Bundle is not of its type in FHIR R4."));
        }
        ReferenceWalk.unlink(bundle);
        List<Problem> problems = new ArrayList<>();
        MessageEntries entries = MessageEntries.of(bundle, problems);
        if (bundle.getType() != Bundle.BundleType.MESSAGE) {
            return Outcome.rejected(Problem.error(
                    "Bundle.type", ProblemCode.UNSUPPORTED_TYPE, "A Bundle sent to this operation is a message."));
        }
        if (!(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            return Outcome.rejected(Problem.error(
                    "Bundle.entry[0].resource",
                    ProblemCode.REQUIRED_MISSING,
                    "The first entry of a message is its MessageHeader."));
        }
        String system = header.hasEventCoding() ? header.getEventCoding().getSystem() : null;
        String code = header.hasEventUriType()
                ? header.getEventUriType().getValue()
                : header.hasEventCoding() ? header.getEventCoding().getCode() : null;
        Optional<MessageEvent> event = MessageEvent.of(system == null ? "" : system, code == null ? "" : code);
        if (event.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "Bundle.entry[0].resource.event",
                    ProblemCode.UNSUPPORTED_EVENT,
                    "The events of CA:eReC and the event I12 of BSeR are taken."));
        }
        List<Note> notes = new ArrayList<>(repairs);
        Optional<MessageEntry> patient = OnePatient.of(entries, problems, notes);
        MessageEvent meant = meant(event.get(), header, entries);
        List<MessageEntry> focus = focus(meant, header, entries, problems, notes);
        return problems.isEmpty()
                ? Outcome.mapped(
                        new IncomingMessage(
                                meant, header, entries, focus, patient.orElse(null), new Numbers(sender), notes),
                        notes)
                : Outcome.rejected(problems);
    }

    /** BSeR has one event for a referral and for what becomes of it: a Task that is beyond being asked tells of one that is known. */
    private static MessageEvent meant(MessageEvent event, MessageHeader header, MessageEntries entries) {
        boolean tells = event == MessageEvent.PATIENT_REFERRAL
                && header.getFocus().stream()
                        .flatMap(about -> entries.find(about.getReference()).stream())
                        .map(MessageEntry::resource)
                        .filter(Task.class::isInstance)
                        .anyMatch(task -> BEYOND_ASKING.contains(((Task) task).getStatus()));
        return tells ? MessageEvent.NOTIFY_UPDATE_PROCESS_REQUEST : event;
    }

    private static List<MessageEntry> focus(
            MessageEvent event,
            MessageHeader header,
            MessageEntries entries,
            List<Problem> problems,
            List<Note> notes) {
        List<MessageEntry> focus = new ArrayList<>();
        for (int i = 0; i < header.getFocus().size(); i++) {
            Optional<MessageEntry> entry = entries.find(header.getFocus().get(i).getReference());
            if (entry.isPresent()) {
                focus.add(entry.get());
            } else if (header.hasResponse()) {
                notes.add(new Note(
                        "Bundle.entry[0].resource.focus[" + i + "]", Note.Kind.IGNORED, "not an entry of the answer"));
            } else if (event.from() != MessageEvent.From.INFORMER) {
                problems.add(Problem.error(
                        "Bundle.entry[0].resource.focus[" + i + "]",
                        ProblemCode.UNRESOLVABLE_REFERENCE,
                        "What the message is about is an entry of its Bundle."));
            }
        }
        if (header.getFocus().isEmpty() && event.from() != MessageEvent.From.INFORMER && !header.hasResponse()) {
            List<MessageEntry> only = entries.of(kind(event));
            if (only.size() == 1) {
                focus.add(only.get(0));
                notes.add(new Note(
                        "Bundle.entry[0].resource.focus",
                        Note.Kind.REPAIRED,
                        "not sent; the one " + only.get(0).type() + " of the message was taken"));
            } else {
                problems.add(Problem.error(
                        "Bundle.entry[0].resource.focus",
                        ProblemCode.REQUIRED_MISSING,
                        "The header says what the message is about."));
            }
        }
        return focus;
    }

    private static Class<? extends Resource> kind(MessageEvent event) {
        return switch (event) {
            case PATIENT_REFERRAL, NOTIFY_ADD_PROCESS_REQUEST, NOTIFY_UPDATE_PROCESS_REQUEST -> Task.class;
            case NOTIFY_ADD_APPOINTMENT -> Appointment.class;
            case SEND_COMMUNICATION_FROM_PROVIDER, SEND_COMMUNICATION_FROM_REQUESTER -> Communication.class;
            case NOTIFY_DATA_CORRECTION -> Patient.class;
            default -> ServiceRequest.class;
        };
    }

    public MessageEvent event() {
        return event;
    }

    /** By what it names each referral that there must already be; empty for an event that begins one, or only informs. */
    public List<ReferralHandle> handles() {
        if (event.begins() || event.from() == MessageEvent.From.INFORMER) {
            return List.of();
        }
        List<Identifier> further = header.getExtensionsByUrl(Systems.ONTARIO_REFERRAL_IDENTIFIER).stream()
                .map(extension -> extension.getValue())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .toList();
        return focus.stream()
                .map(entry -> ReferralHandle.of(entry, entries, numbers, further))
                .toList();
    }

    /** What the message answers; empty for one that answers none, or none that the gateway can have sent. */
    public Optional<Answered> answers() {
        MessageHeader.MessageHeaderResponseComponent response = header.getResponse();
        String named = response.getIdentifier();
        ResponseType reply = response.getCode();
        if (named == null || reply == null) {
            return Optional.empty();
        }
        // Guides and systems write it with and without a prefix.
        return ReferralHandle.uuid(named.substring(Math.max(named.lastIndexOf(':'), named.lastIndexOf('/')) + 1)
                        .toLowerCase(Locale.ROOT))
                .map(id -> new Answered(id, reply));
    }

    /** Whether it answers another message, whatever it says besides. */
    public boolean isAnswer() {
        return header.hasResponse();
    }

    /**
     * Whether an answer says nothing new: it carries the event of what it answers, which its sender could not have begun.
     *
     * @param asPerformer whether its sender performs the referral that it answers about, and did not request it
     */
    public boolean onlyAnswers(boolean asPerformer) {
        return focus.isEmpty()
                || switch (event.from()) {
                    case REQUESTER -> asPerformer;
                    case PERFORMER -> !asPerformer;
                    default -> true;
                };
    }

    /** The names under which the recipient of a new referral may be known, the surest first. */
    public List<RecipientName> recipients() {
        if (!event.begins()) {
            return List.of();
        }
        Stream<Reference> owners = entries.of(Task.class).stream().map(entry -> ((Task) entry.resource()).getOwner());
        Stream<Reference> performers = entries.of(ServiceRequest.class).stream()
                .flatMap(entry -> ((ServiceRequest) entry.resource()).getPerformer().stream());
        Stream<Reference> receivers =
                header.getDestination().stream().map(MessageHeader.MessageDestinationComponent::getReceiver);
        return Stream.of(owners, performers, receivers)
                .flatMap(references -> references)
                .flatMap(reference -> Recipients.names(reference, entries).stream())
                .distinct()
                .toList();
    }

    MessageEntries entries() {
        return entries;
    }

    List<MessageEntry> focus() {
        return focus;
    }

    Optional<MessageEntry> patient() {
        return Optional.ofNullable(patient);
    }

    Numbers numbers() {
        return numbers;
    }

    MessageHeader header() {
        return header;
    }

    List<Note> notes() {
        return notes;
    }

    /** Identifier of the person who acted, where the message says it. */
    public Optional<Identifier> actingUser() {
        return ActingUser.of(header, entries);
    }
}

package ca.passerelle.gateway.fhir.message;

import ca.passerelle.gateway.delivery.Replies;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.InstructionsFromBundle;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.message.IncomingMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.KnownReferral;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage.Step;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageContext;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import ca.passerelle.routes.emr.fhir.mapping.message.ReferralFromMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.ReferralHandle;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** What a message does: what it names is looked up, it is mapped, and the record writes it. */
@Component
class MessageWork {

    private static final String RESOURCE = ".resource";

    private final FhirRecord record;
    private final Partners partners;
    private final RecipientLookup recipients;
    private final ReferralLookup referrals;
    private final Replies replies;
    private final FhirContext fhir;
    private final ReferralFromMessage mapping;

    MessageWork(
            FhirRecord record,
            Partners partners,
            RecipientLookup recipients,
            ReferralLookup referrals,
            Replies replies,
            FhirContext fhir,
            Vocabulary vocabulary) {
        this.record = record;
        this.partners = partners;
        this.recipients = recipients;
        this.referrals = referrals;
        this.replies = replies;
        this.fhir = fhir;
        this.mapping = new ReferralFromMessage(
                vocabulary,
                Grammar.types().stream()
                        .filter(type -> !type.published())
                        .map(TypeGrammar::type)
                        .collect(Collectors.toSet()));
    }

    /** What came of it: warnings, and the Tasks as they stand now. */
    record Done(List<Problem> warnings, List<Task> tasks) {}

    /**
     * Carries a message out, in the transaction around it.
     *
     * @param json the repaired Bundle
     * @throws Refusal when its content, the record or the lifecycle forbids it
     */
    Done carryOut(Caller caller, String json, List<Note> repairs, Instant received) {
        MessageSender sender = sender(caller);
        IncomingMessage message =
                understood(IncomingMessage.read(json, sender, repairs)).value();
        Caller acting =
                caller.actingBy(message.actingUser().map(MessageWork::token).orElse(null));
        Optional<UUID> answered = answered(caller, message);
        if (message.isAnswer() && isSettled(caller, message, answered)) {
            return new Done(List.of(), List.of());
        }
        Outcome.Mapped<MappedMessage> mapped =
                understood(mapping.map(message, sender, context(caller, message, answered), received));
        List<Problem> warnings = new ArrayList<>();
        Map<ResourceKey, StoredResource> tasks = new LinkedHashMap<>();
        for (Step step : mapped.value().steps()) {
            Written written = record.write(acting, instructions(caller, step));
            warnings.addAll(written.warnings());
            written.results().stream()
                    .map(Written.Result::resource)
                    .filter(resource -> resource.key().type().equals("Task"))
                    .forEach(task -> tasks.put(task.key(), task));
        }
        List<Problem> all =
                new ArrayList<>(mapped.notes().stream().map(Problem::of).toList());
        all.addAll(warnings);
        return new Done(all, tasks.values().stream().map(this::task).toList());
    }

    private static String token(Identifier user) {
        return (user.hasSystem() ? user.getSystem() : "") + "|" + user.getValue();
    }

    private MessageSender sender(Caller caller) {
        return partners.byId(caller.partner())
                .map(partner -> new MessageSender(partner.id(), partner.key(), partner.organization()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_ALLOWED,
                        "Bundle",
                        ProblemCode.UNKNOWN_SENDER,
                        "The sender does not take part any more."));
    }

    /** The referral that a message of ours told of which this one answers. */
    private Optional<UUID> answered(Caller caller, IncomingMessage message) {
        return message.answers().flatMap(answer -> replies.keep(caller.partner(), answer.message(), answer.reply()));
    }

    /**
     * Whether an answer has been dealt with by keeping it.
     *
     * @throws Refusal NOT_FOUND when it would begin a referral, or says nothing at all, and answers nothing that was sent
     */
    private boolean isSettled(Caller caller, IncomingMessage message, Optional<UUID> answered) {
        if (answered.isEmpty()) {
            if (message.onlyAnswers(true)) {
                throw new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "Bundle.entry[0].resource.response",
                        ProblemCode.UNKNOWN_REFERRAL,
                        "The message answers none that was sent to its sender.");
            }
            return false;
        }
        return message.onlyAnswers(referrals.isPerformer(caller, answered.get()));
    }

    private MessageContext context(Caller caller, IncomingMessage message, Optional<UUID> answered) {
        Map<String, KnownReferral> known = new HashMap<>();
        for (ReferralHandle handle : message.handles()) {
            MessageEvent.From from = message.event().from();
            referrals
                    .find(caller, handle, from)
                    .or(() -> answered.flatMap(task -> referrals.find(caller, handle.of(task), from)))
                    .ifPresent(referral -> known.put(handle.place(), referral));
        }
        RecipientLookup.Recipient recipient = recipients.find(caller, message.recipients());
        return new MessageContext(recipient.owner(), recipient.service(), recipient.known(), known);
    }

    /** Instructions, each located in the message. What is put under an id of ours is created where it is not there yet. */
    private List<Instruction> instructions(Caller caller, Step step) {
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < step.places().size(); i++) {
            String place = step.places().get(i);
            String entry = place.endsWith(RESOURCE) ? place.substring(0, place.length() - RESOURCE.length()) : place;
            instructions.add(InstructionsFromBundle.of(step.bundle().getEntry().get(i), entry));
        }
        Set<ResourceKey> put = instructions.stream()
                .filter(instruction -> instruction.verb() == Verb.UPDATE && instruction.id() != null)
                .map(instruction -> new ResourceKey(instruction.type(), instruction.id()))
                .collect(Collectors.toSet());
        Set<ResourceKey> there =
                record.readAll(caller, put).stream().map(StoredResource::key).collect(Collectors.toSet());
        return instructions.stream()
                .map(instruction -> isNew(instruction, there) ? created(instruction) : instruction)
                .toList();
    }

    private static boolean isNew(Instruction instruction, Set<ResourceKey> there) {
        return instruction.verb() == Verb.UPDATE
                && instruction.id() != null
                && !there.contains(new ResourceKey(instruction.type(), instruction.id()));
    }

    private static Instruction created(Instruction put) {
        return new Instruction(
                Verb.CREATE, put.type(), put.id(), null, put.resource(), null, null, put.fullUrl(), put.location());
    }

    private static <T> Outcome.Mapped<T> understood(Outcome<T> outcome) {
        return outcome.fold(mapped -> mapped, rejected -> {
            throw new Refusal(kind(rejected.problems()), rejected.problems());
        });
    }

    private static Refusal.Kind kind(List<Problem> problems) {
        return switch (problems.get(0).code()) {
            case UNKNOWN_REFERRAL -> Refusal.Kind.NOT_FOUND;
            case STRUCTURE -> Refusal.Kind.BAD_REQUEST;
            default -> Refusal.Kind.UNPROCESSABLE;
        };
    }

    private Task task(StoredResource stored) {
        return fhir.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .setStripVersionsFromReferences(false)
                .parseResource(Task.class, stored.json());
    }
}

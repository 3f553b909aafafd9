package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Patient;

/** From a message that has been read to what the record writes for it. Pure: the same arguments give the same result. */
public final class ReferralFromMessage {

    private final Vocabulary vocabulary;
    private final Set<String> kept;

    /** @param kept the types of resources that the record keeps for partners */
    public ReferralFromMessage(Vocabulary vocabulary, Set<String> kept) {
        this.vocabulary = vocabulary;
        this.kept = Set.copyOf(kept);
    }

    /**
     * Maps one message.
     *
     * @param context what the gateway found for {@link IncomingMessage#recipients} and {@link IncomingMessage#handles}
     * @param received when it arrived
     * @return the transactions with notes on all that did not simply map, or what the sender has to put right
     */
    public Outcome<MappedMessage> map(
            IncomingMessage message, MessageSender sender, MessageContext context, Instant received) {
        hints(message);
        MessageEvent event = message.event();
        if (event.from() == MessageEvent.From.INFORMER) {
            message.notes()
                    .add(new Note(
                            "Bundle",
                            Note.Kind.IGNORED,
                            "a copy of somebody's record: the original is kept, and it begins or moves no referral"));
            return Outcome.mapped(new MappedMessage(List.of()), message.notes());
        }
        if (event.begins()) {
            return new NewRequest(message, sender, kept, context, received).map();
        }
        List<Problem> problems = problems(message, context);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        KnownReferral first = context.referral(message.focus().get(0).place()).orElseThrow();
        return switch (event) {
            case NOTIFY_UPDATE_SERVICE_REQUEST -> new ChangedRequest(message, sender, kept, first).update();
            case REVOKE_SERVICE_REQUEST -> new ChangedRequest(message, sender, kept, first).revoke();
            case NOTIFY_DATA_CORRECTION -> new CorrectedPerson(message, sender, kept, first).map();
            case NOTIFY_ADD_PROCESS_REQUEST, NOTIFY_UPDATE_PROCESS_REQUEST ->
                new PerformerReport(message, sender, kept, context, vocabulary).map();
            default -> new AttachedReport(message, sender, kept, context).map();
        };
    }

    /** Every referral that is named is one the sender takes part in, and about the person in the message. */
    private static List<Problem> problems(IncomingMessage message, MessageContext context) {
        List<Problem> problems = new ArrayList<>();
        for (MessageEntry entry : message.focus()) {
            Optional<KnownReferral> known = context.referral(entry.place());
            if (known.isEmpty()) {
                problems.add(Problem.error(entry.place(), ProblemCode.UNKNOWN_REFERRAL, "There is no such referral."));
                continue;
            }
            Patient person = known.get().patient();
            message.patient()
                    .filter(sent -> person != null && SamePerson.contradicts(person, (Patient) sent.resource()))
                    .map(sent -> Problem.error(
                            sent.place(),
                            ProblemCode.WRONG_PATIENT,
                            "The message is about another person than the referral."))
                    .filter(problem -> !problems.contains(problem))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static void hints(IncomingMessage message) {
        boolean test = message.header().getMeta().getSecurity().stream()
                .anyMatch(label -> Systems.ACT_REASON.equals(label.getSystem()) && "HTEST".equals(label.getCode()));
        if (test) {
            message.notes()
                    .add(new Note(
                            "Bundle.entry[0].resource.meta.security",
                            Note.Kind.IGNORED,
                            "marked as a test; it is dealt with like any other message"));
        }
        ResponseType answer = message.header().getResponse().getCode();
        if (answer == ResponseType.FATALERROR || answer == ResponseType.TRANSIENTERROR) {
            message.notes()
                    .add(new Note(
                            "Bundle.entry[0].resource.response",
                            Note.Kind.UNMAPPED,
                            "the other system could not deal with what it was sent; a person has to look at it"));
        }
    }
}

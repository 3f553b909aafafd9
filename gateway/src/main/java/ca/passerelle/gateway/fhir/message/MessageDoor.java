package ca.passerelle.gateway.fhir.message;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.delivery.LaterAnswers;
import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageAnswer;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageIdentity;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageRepair;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Receipt;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of a FHIR message: the journal first, then the record, then the answer, in one transaction. A repeat gets the first answer; the
 * same identifier with other content is refused. What is refused leaves nothing in the record and is kept with its answer and an audit entry,
 * and its identifier stays free for the message put right.
 */
@Component
public class MessageDoor {

    private static final Logger LOG = LoggerFactory.getLogger(MessageDoor.class);
    private static final int OK = 200;
    private static final int LATER = 202;
    private static final int LONGEST_KEY = 400;

    private final MessageContent content;
    private final MessageWork work;
    private final Journal journal;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final LaterAnswers later;
    private final FhirContext fhir;
    private final Clock clock;

    MessageDoor(
            MessageContent content,
            MessageWork work,
            Journal journal,
            AuditTrail audit,
            TransactionTemplate transaction,
            LaterAnswers later,
            FhirContext fhir,
            Clock clock) {
        this.content = content;
        this.work = work;
        this.journal = journal;
        this.audit = audit;
        this.transaction = transaction;
        this.later = later;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * A message as it came over HTTP.
     *
     * @param parameters of the operation in the URL, first values
     * @param endpoint the address it was sent to
     * @param maxEntries how many entries a message may have
     * @param outcomes writes problems as an OperationOutcome
     */
    public record Request(
            byte[] body,
            boolean xml,
            Function<String, Optional<String>> parameters,
            String endpoint,
            int maxEntries,
            Function<List<Problem>, OperationOutcome> outcomes) {}

    /** The answer and its HTTP status; without a Bundle when it is given later. */
    public record Answered(int status, @Nullable Bundle bundle) {}

    /** What is being dealt with. */
    private record Attempt(
            Caller caller, Request request, Envelope envelope, MessageIdentity identity, boolean later) {}

    /**
     * Takes one message.
     *
     * @throws Refusal when it is no message, carries no identifier, asks for what is not offered, or reuses the identifier of another
     */
    public Answered receive(Caller caller, Request request) {
        MessageContent.Sent sent = content.read(request.body(), request.xml());
        if (sent.bundle().path("entry").size() > request.maxEntries()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "Bundle.entry",
                    ProblemCode.TOO_LARGE,
                    "A Bundle has at most " + request.maxEntries() + " entries (passerelle.fhir.max-bundle-entries).");
        }
        List<Note> notes = new ArrayList<>(options(request, sent));
        MessageIdentity identity = MessageIdentity.of(sent.bundle());
        if (identity.key().isEmpty() || identity.key().length() > LONGEST_KEY) {
            throw Refusal.badRequest(
                    "Bundle.identifier",
                    identity.key().isEmpty() ? ProblemCode.REQUIRED_MISSING : ProblemCode.INVALID_VALUE,
                    "A message carries an identifier, so that a repeat is recognised.");
        }
        notes.addAll(MessageRepair.repair(sent.bundle()));
        boolean wishesLater = option("async", request, sent).equals("true");
        if (wishesLater && !later.isPossible(caller.partner())) {
            throw Refusal.badRequest(
                    "async",
                    ProblemCode.UNSUPPORTED_PARAMETER,
                    "Answers are given later to whoever has an endpoint registered that takes messages; the sender has none.");
        }
        Attempt attempt =
                new Attempt(caller, request, envelope(caller, request, identity.key()), identity, wishesLater);
        try {
            return Objects.requireNonNull(transaction.execute(status -> accept(attempt, sent.bundle(), notes)));
        } catch (Refusal refusal) {
            if (refusal.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.MESSAGE_ID_REUSED)) {
                throw refusal;
            }
            return refuse(attempt, refusal);
        } catch (DataAccessException | TransactionException fault) {
            if (!Faults.mayPass(fault)) {
                throw fault;
            }
            LOG.error("message {} could not be stored: {}", attempt.envelope().message(), Faults.describe(fault));
            Problem unavailable = Problem.error(
                    "Bundle", ProblemCode.UNAVAILABLE, "The record cannot be reached now. Send the message again.");
            return new Answered(
                    Refusal.Kind.UNAVAILABLE.httpStatus(),
                    bundle(attempt, ResponseType.TRANSIENTERROR, List.of(unavailable), List.of()));
        }
    }

    private Answered accept(Attempt attempt, ObjectNode bundle, List<Note> notes) {
        Envelope envelope = attempt.envelope();
        Optional<Journal.Earlier> earlier =
                journal.claim(envelope, attempt.identity().content()).earlier();
        if (earlier.isPresent()) {
            return repeated(attempt, earlier.get());
        }
        content.check(bundle);
        MessageWork.Done done = work.carryOut(attempt.caller(), bundle.toString(), notes, envelope.received());
        Bundle answer = bundle(attempt, ResponseType.OK, done.warnings(), done.tasks());
        byte[] bytes = bytes(answer);
        journal.remember(envelope, bytes);
        journal.keep(envelope, Journal.State.ACCEPTED, done.warnings(), bytes);
        audit(attempt, "success");
        return given(attempt, envelope.message(), OK, answer);
    }

    private Answered repeated(Attempt attempt, Journal.Earlier earlier) {
        if (!MessageDigest.isEqual(earlier.contentHash(), attempt.identity().content())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Bundle.identifier",
                    ProblemCode.MESSAGE_ID_REUSED,
                    "A message with this identifier came before with other content.");
        }
        return given(attempt, earlier.message(), OK, stored(earlier));
    }

    /** The record has rolled everything back: the bytes and the answer are kept by themselves, under a key of this content alone. */
    private Answered refuse(Attempt attempt, Refusal refusal) {
        String hash = HexFormat.of().formatHex(attempt.identity().content());
        Attempt kept = new Attempt(
                attempt.caller(),
                attempt.request(),
                envelope(attempt.caller(), attempt.request(), attempt.identity().key() + " refused " + hash),
                attempt.identity(),
                attempt.later());
        return Objects.requireNonNull(transaction.execute(status -> {
            Bundle written = bundle(
                    kept,
                    refusal.kind() == Refusal.Kind.STALE ? ResponseType.TRANSIENTERROR : ResponseType.FATALERROR,
                    refusal.problems(),
                    List.of());
            journal.keep(kept.envelope(), Journal.State.REFUSED, refusal.problems(), bytes(written));
            audit(kept, refusal.problems().get(0).code().code());
            return given(kept, kept.envelope().message(), refusal.kind().httpStatus(), written);
        }));
    }

    /** The answer now; or, where the sender wishes so, later, from the lane of the endpoint where it takes messages. */
    private Answered given(Attempt attempt, UUID message, int status, Bundle answer) {
        if (!attempt.later()) {
            return new Answered(status, answer);
        }
        later.stage(message, attempt.caller().partner(), clock.instant());
        return new Answered(LATER, null);
    }

    /** An address in a request is not one to send anything to: what is answered later goes where the sender is registered. */
    private static List<Note> options(Request request, MessageContent.Sent sent) {
        return option("response-url", request, sent).isEmpty()
                ? List.of()
                : List.of(new Note("response-url", Note.Kind.IGNORED, "answers go where the sender is registered"));
    }

    private static String option(String name, Request request, MessageContent.Sent sent) {
        return request.parameters().apply(name).orElseGet(() -> sent.parameters()
                .getOrDefault(name, ""));
    }

    private Envelope envelope(Caller caller, Request request, String key) {
        return new Envelope(
                UUID.randomUUID(),
                caller.partner(),
                Channel.FHIR_MESSAGE,
                key,
                "",
                false,
                clock.instant(),
                request.body());
    }

    private Bundle bundle(
            Attempt attempt, ResponseType code, List<Problem> problems, List<? extends Resource> results) {
        return MessageAnswer.of(
                attempt.identity(),
                new Receipt(attempt.envelope().message(), clock.instant()),
                code,
                attempt.request().outcomes().apply(problems),
                results,
                attempt.request().endpoint());
    }

    private Bundle stored(Journal.Earlier earlier) {
        return fhir.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setStripVersionsFromReferences(false)
                .parseResource(Bundle.class, new String(earlier.answer(), StandardCharsets.UTF_8));
    }

    private byte[] bytes(Bundle answer) {
        return fhir.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setStripVersionsFromReferences(false)
                .encodeResourceToString(answer)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void audit(Attempt attempt, String outcome) {
        audit.add(new AuditTrail.Entry(
                attempt.caller().partner(),
                "process-message",
                "MessageHeader",
                attempt.envelope().message().toString(),
                outcome));
    }
}

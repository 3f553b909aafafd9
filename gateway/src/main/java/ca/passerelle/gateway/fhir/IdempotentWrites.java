package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Sha256;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes that a client may repeat: with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key) the journal is written first, in
 * the same transaction, and a repeat gets the first answer. The same key with other content is refused.
 */
@Component
class IdempotentWrites {

    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_KEY = 200;

    private final FhirRecord record;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IdempotentWrites(FhirRecord record, Journal journal, TransactionTemplate transaction, Clock clock) {
        this.record = record;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One interaction. */
    Written one(Caller caller, Instruction instruction, RequestDetails request) {
        return once(
                caller,
                request,
                () -> record.write(caller, List.of(instruction)),
                written -> written.only().resource().toString(),
                answer -> repeated(caller, answer));
    }

    /**
     * Does the work once for the request's key; without a key, as often as asked.
     *
     * @param encode the answer as it is kept
     * @param decode the kept answer for a repeat
     */
    <R> R once(
            Caller caller,
            RequestDetails request,
            Supplier<R> work,
            Function<R, String> encode,
            Function<String, R> decode) {
        String key = request.getHeader(HEADER);
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > MAX_KEY) {
            throw Refusal.badRequest(
                    HEADER, ProblemCode.INVALID_VALUE, "The key has at most " + MAX_KEY + " characters.");
        }
        byte[] body = request.loadRequestContents();
        byte[] hash = hash(request.getRequestType() + " " + request.getRequestPath(), body);
        Envelope envelope =
                new Envelope(UUID.randomUUID(), caller.partner(), Channel.FHIR, key, "", false, clock.instant(), body);
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Journal.Earlier> earlier = journal.claim(envelope, hash).earlier();
            if (earlier.isPresent()) {
                return decode.apply(answerOf(earlier.get(), hash));
            }
            R result = work.get();
            byte[] answer = encode.apply(result).getBytes(StandardCharsets.UTF_8);
            journal.remember(envelope, answer);
            journal.keep(envelope, Journal.State.ACCEPTED, List.of(), answer);
            return result;
        }));
    }

    private static String answerOf(Journal.Earlier earlier, byte[] hash) {
        if (!MessageDigest.isEqual(earlier.contentHash(), hash)) {
            throw Refusal.unprocessable(
                    HEADER, ProblemCode.IDEMPOTENCY_KEY_REUSED, "The key was used before with other content.");
        }
        return new String(earlier.answer(), StandardCharsets.UTF_8);
    }

    private Written repeated(Caller caller, String answer) {
        ResourceKey key = ResourceKey.of(answer).orElseThrow();
        int version = Integer.parseInt(answer.substring(answer.lastIndexOf('/') + 1));
        StoredResource stored = record.read(caller, key, version);
        return new Written(
                List.of(new Written.Result(version == 1 ? Written.Effect.CREATED : Written.Effect.UPDATED, stored)),
                List.of());
    }

    private static byte[] hash(String request, byte[] body) {
        return new Sha256()
                .add(request.getBytes(StandardCharsets.UTF_8))
                .add(body)
                .end();
    }
}

package ca.passerelle.gateway.journal;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The journal. A key is claimed first thing in the transaction of a message: whoever comes second waits for the first to end, and then
 * finds its answer.
 */
@Component
public class Journal {

    private static final String RAW = "journal raw";
    private static final String ANSWER = "journal answer";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final ObjectMapper json;

    Journal(JdbcTemplate jdbc, Seal seal, ObjectMapper json) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
    }

    /** What was kept of an earlier message with the same key. */
    public record Earlier(UUID message, byte[] contentHash, byte[] answer) {}

    /**
     * What came of claiming a key.
     *
     * @param earlier the message that has it; empty when it is now this one's
     * @param reused whether the sender has used the reuse key for other content before
     */
    public record Claim(Optional<Earlier> earlier, boolean reused) {}

    /** Claims the sender key for this message. */
    public Claim claim(Envelope envelope, byte[] contentHash) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "with claimed as (insert into journal_key"
                        + " (partner_id, channel, sender_key, content, message_id, reuse_key, received)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning 1)"
                        + " select exists (select from claimed) as claimed, ? <> '' and exists (select from journal_key"
                        + " where partner_id = ? and channel = ? and reuse_key = ? and sender_key <> ?) as reused",
                (row, number) -> new Claim(
                        row.getBoolean("claimed") ? Optional.empty() : earlier(envelope), row.getBoolean("reused")),
                envelope.partner(),
                envelope.channel().name(),
                envelope.senderKey(),
                contentHash,
                envelope.message(),
                envelope.reuseKey(),
                Timestamp.from(envelope.received()),
                envelope.reuseKey(),
                envelope.partner(),
                envelope.channel().name(),
                envelope.reuseKey(),
                envelope.senderKey()));
    }

    private Optional<Earlier> earlier(Envelope envelope) {
        return jdbc
                .query(
                        "select message_id, content, answer from journal_key"
                                + " where partner_id = ? and channel = ? and sender_key = ? and answer is not null",
                        (row, number) -> new Earlier(
                                row.getObject("message_id", UUID.class),
                                row.getBytes("content"),
                                seal.open(ANSWER, row.getBytes("answer"))),
                        envelope.partner(),
                        envelope.channel().name(),
                        envelope.senderKey())
                .stream()
                .findFirst();
    }

    /** Keeps the answer under the claimed key, for repeats. */
    public void remember(Envelope envelope, byte[] answer) {
        Statements statements = new Statements();
        remember(envelope, seal.seal(ANSWER, answer), statements);
        statements.run(jdbc);
    }

    private static void remember(Envelope envelope, byte[] sealed, Statements statements) {
        statements.add(
                "update journal_key set answer = ? where partner_id = ? and channel = ? and sender_key = ?",
                sealed,
                envelope.partner(),
                envelope.channel().name(),
                envelope.senderKey());
    }

    /** How a message ended. */
    public enum State {
        ACCEPTED,
        REFUSED
    }

    /** Keeps the message itself: the bytes as they came and the answer as it was given, sealed. */
    public void keep(Envelope envelope, State state, List<Problem> problems, byte[] answer) {
        Statements statements = new Statements();
        keep(envelope, state, problems, seal.seal(ANSWER, answer), statements);
        statements.run(jdbc);
    }

    private void keep(Envelope envelope, State state, List<Problem> problems, byte[] sealed, Statements statements) {
        statements.add(
                "insert into journal_message (id, received, partner_id, channel, sender_key, state, problems, raw, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)",
                envelope.message(),
                Timestamp.from(envelope.received()),
                envelope.partner(),
                envelope.channel().name(),
                envelope.senderKey(),
                state.name(),
                text(problems),
                seal.seal(RAW, envelope.raw()),
                sealed);
    }

    /** {@link #remember} and {@link #keep} in one trip to the database: every message passes here. */
    public void complete(Envelope envelope, State state, List<Problem> problems, byte[] answer) {
        byte[] sealed = seal.seal(ANSWER, answer);
        Statements statements = new Statements();
        remember(envelope, sealed, statements);
        keep(envelope, state, problems, sealed, statements);
        statements.run(jdbc);
    }

    /** The bytes of a message as they came. */
    public Optional<byte[]> raw(UUID message) {
        return jdbc
                .query(
                        "select raw from journal_message where id = ?",
                        (row, number) -> seal.open(RAW, row.getBytes("raw")),
                        message)
                .stream()
                .findFirst();
    }

    /** What a message was answered with. */
    public Optional<byte[]> answer(UUID message) {
        return jdbc
                .query(
                        "select answer from journal_message where id = ?",
                        (row, number) -> seal.open(ANSWER, row.getBytes("answer")),
                        message)
                .stream()
                .findFirst();
    }

    private String text(List<Problem> problems) {
        try {
            return json.writeValueAsString(problems.stream()
                    .map(problem -> Map.of(
                            "location", problem.location(),
                            "code", problem.code().code(),
                            "severity", problem.severity(),
                            "text", problem.text()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package ca.passerelle.gateway.workitem;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Problem;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of late changes, for both parties of the referral. Writes join the transaction of the message. */
@Component
public class LateChanges {

    private static final int LONGEST_LIST = 500;

    private final JdbcTemplate jdbc;

    LateChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the sender of a message is told of the changes that came too late. */
    public static List<Problem> warnings(List<Awaited> awaited) {
        return awaited.stream()
                .filter(Awaited.Attention.class::isInstance)
                .map(Awaited.Attention.class::cast)
                .map(late -> Problem.warning(
                        late.location(),
                        ProblemCode.REQUEST_NOT_ACTIVE,
                        "The referral is over: nothing was changed. The message is kept, and whoever answered for the referral"
                                + " is asked to look at it"))
                .toList();
    }

    /** Keeps what came too late; the same message again changes nothing. */
    public void note(Envelope envelope, List<Awaited> awaited) {
        awaited.forEach(each -> {
            if (each instanceof Awaited.Attention late) {
                jdbc.update(
                        "insert into late_change (message_id, partner_id, referral_id, received) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        envelope.message(),
                        envelope.partner(),
                        UUID.fromString(late.task()),
                        Timestamp.from(envelope.received()));
            }
        });
    }

    /** Those that nobody has looked at, of referrals in which a partner takes part; the newest first. */
    public List<LateChange> of(UUID partner) {
        return jdbc.query(
                "select l.message_id, l.referral_id, l.received from late_change l join referral r on r.id = l.referral_id"
                        + " where l.closed is null and ? in (r.requester_id, r.owner_id)"
                        + " order by l.received desc, l.message_id limit ?",
                (row, number) -> new LateChange(
                        row.getObject("message_id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        row.getTimestamp("received").toInstant()),
                partner,
                LONGEST_LIST);
    }

    /** Somebody of a partner has looked at it. Gives whether there was one for that partner. */
    boolean close(UUID partner, UUID message) {
        return jdbc.update(
                        "update late_change l set closed = coalesce(l.closed, now()), closed_by = coalesce(l.closed_by, ?)"
                                + " from referral r where r.id = l.referral_id and l.message_id = ?"
                                + " and ? in (r.requester_id, r.owner_id)",
                        partner,
                        message,
                        partner)
                == 1;
    }
}

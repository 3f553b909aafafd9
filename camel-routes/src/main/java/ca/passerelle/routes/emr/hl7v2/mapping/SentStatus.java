package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.port.sender.CodeKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * RF1-1 (table 0283) as a referrer sends it. The state of a referral belongs to its recipient, so that only two things follow from it: a new
 * referral that is said to be rejected or expired contradicts itself and stays a draft until a person has looked at it; and one that is not
 * said to be so is sent.
 */
final class SentStatus {

    private static final Set<String> OPEN = Set.of("P", "C");
    private static final Set<String> ENDED = Set.of("R", "E");
    private static final String EXPIRED = "E";

    private SentStatus() {}

    /** Whether a referral that is being sent is said to be over. */
    static boolean contradicts(Reading reading) {
        return field(reading.message())
                .map(status -> ENDED.contains(code(status, reading)))
                .orElse(false);
    }

    /** Whether the referral is said to have expired. */
    static boolean isExpired(Reading reading) {
        return field(reading.message())
                .map(status -> EXPIRED.equals(code(status, reading)))
                .orElse(false);
    }

    /**
     * Notes what there is to say of the field; a contradiction, and a code that nobody knows, are there for a person to see.
     *
     * @param consequence what becomes of a referral that is said to be over
     */
    static void note(Reading reading, String consequence) {
        Optional<Field> sent = field(reading.message());
        if (sent.isEmpty()) {
            return;
        }
        Field status = sent.get();
        status.understood();
        String code = code(status, reading);
        if (code.equals("A")) {
            reading.unmapped(
                    status.location(),
                    "accepting is the recipient's business; the status of the referral is not touched");
        } else if (ENDED.contains(code) && isConfirmed(status, reading)) {
            reading.unmapped(status.location(), consequence);
        } else if (ENDED.contains(code)) {
            unknown(status, reading, consequence);
        } else if (!OPEN.contains(code)) {
            unknown(status, reading, "not a status of table 0283; read as pending");
        }
    }

    private static void unknown(Field status, Reading reading, String done) {
        reading.unknownCode(
                CodeKind.STATUS, status.location(), text(status), status.first().text(2), done);
    }

    /** Whether somebody has said what the sender means by the code. */
    private static boolean isConfirmed(Field status, Reading reading) {
        return reading.profile()
                .mapping()
                .meaning(CodeKind.STATUS, text(status))
                .isPresent();
    }

    private static Optional<Field> field(Hl7Message message) {
        return message.first("RF1").map(rf1 -> rf1.field(1)).filter(Field::hasValue);
    }

    private static String code(Field status, Reading reading) {
        return reading.profile()
                .mapping()
                .meaning(CodeKind.STATUS, text(status))
                .orElse(text(status));
    }

    private static String text(Field status) {
        return status.text().toUpperCase(Locale.ROOT);
    }
}

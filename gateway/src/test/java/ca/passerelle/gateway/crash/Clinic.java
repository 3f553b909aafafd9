package ca.passerelle.gateway.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A clinic that sends new referrals, and again what was not answered, as an EMR does. */
abstract class Clinic {

    /** The name of everybody it refers: to be found in no log and no notification. */
    static final String CANARY = "Zzyzxcanary";

    private static final int PATIENCE = 10;

    private final Ledger ledger = new Ledger();
    private final AtomicInteger count = new AtomicInteger();
    private final String prefix;

    Clinic(String prefix) {
        this.prefix = prefix;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The message of a new referral under a number of the clinic's. */
    abstract String message(String number);

    /** Sends once. The answer, where there was one that says that the referral was taken. */
    abstract Optional<String> exchange(String number, String message) throws IOException;

    /** One new referral; an old one instead, when many wait for an answer. */
    void refer() {
        if (ledger.unanswered().limit(PATIENCE).count() == PATIENCE) {
            resend();
        } else {
            repeat(next());
        }
    }

    /** Writes a new referral down without sending it. */
    String next() {
        String number = "%s-%05d".formatted(prefix, count.incrementAndGet());
        ledger.intend(number, message(number));
        return number;
    }

    /** Sends the oldest that was not answered again. Gives whether there was one. */
    boolean resend() {
        Optional<String> oldest = ledger.unanswered().findFirst();
        oldest.ifPresent(this::repeat);
        return oldest.isPresent();
    }

    /** Sends what is written down under a number, for the first time or again. */
    void repeat(String number) {
        try {
            exchange(number, ledger.message(number)).ifPresent(answer -> ledger.answered(number, answer));
        } catch (IOException | UncheckedIOException unanswered) {
            ledger.silence();
        }
    }
}

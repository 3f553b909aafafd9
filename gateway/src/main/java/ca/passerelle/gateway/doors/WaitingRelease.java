package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.gateway.workitem.Release;
import ca.passerelle.gateway.workitem.WaitingMessage;
import ca.passerelle.gateway.workitem.WaitingMessages;
import ca.passerelle.routes.emr.hl7v2.MessageRead;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.OutcomeUnknownException;
import ca.passerelle.routes.port.Referrals;
import ca.passerelle.routes.port.Senders;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads waiting messages again from their kept bytes and gives them to the intake: under the sender key of the message itself when its
 * sender was told to wait, so that a repeat finds the answer; under one of its own when the sender was told that it was taken. Either way
 * the key is claimed once, however often this runs.
 */
@Component
class WaitingRelease implements Release {

    private static final int BATCH = 100;
    private static final int MOST = 10_000;

    private final WaitingMessages waiting;
    private final Journal journal;
    private final MessageReader reader;
    private final MessageIntake intake;
    private final Senders senders;
    private final Referrals referrals;
    private final Supplier<UUID> ids;
    private final TransactionTemplate transaction;

    WaitingRelease(
            WaitingMessages waiting,
            Journal journal,
            MessageReader reader,
            MessageIntake intake,
            Senders senders,
            Referrals referrals,
            Supplier<UUID> messageIds,
            TransactionTemplate transaction) {
        this.waiting = waiting;
        this.journal = journal;
        this.reader = reader;
        this.intake = intake;
        this.senders = senders;
        this.referrals = referrals;
        this.ids = messageIds;
        this.transaction = transaction;
    }

    @Override
    public void all() {
        waiting.partners().forEach(this::readable);
        waiting.withoutReferral(MOST).stream().filter(this::hasReferral).forEach(this::release);
    }

    @Override
    public int readable(UUID partner) {
        int released = 0;
        Set<UUID> tried = new HashSet<>();
        List<WaitingMessage> batch = waiting.readable(partner, BATCH);
        while (!batch.isEmpty() && tried.size() < MOST) {
            int before = tried.size();
            for (WaitingMessage message : batch) {
                if (tried.add(message.message()) && release(message)) {
                    released++;
                }
            }
            batch = tried.size() == before ? List.of() : waiting.readable(partner, BATCH);
        }
        return released;
    }

    private boolean hasReferral(WaitingMessage message) {
        WaitingMessage.ReferralNumber number = message.referral();
        return number != null && referrals.isKnown(message.partner(), number.system(), number.value());
    }

    /** Whether the message is in the record now; one that waits for something else as well goes on waiting. */
    private boolean release(WaitingMessage message) {
        Optional<byte[]> raw = journal.raw(message.message());
        if (raw.isEmpty()) {
            // Its bytes have outlived their time: nothing can be read any more.
            waiting.released(message.message());
            return false;
        }
        MessageRead read =
                reader.read(raw.get(), new Arrival(ids.get(), message.channel(), message.received(), senders));
        List<Awaited> awaited = hindering(read.outcome());
        if (!awaited.isEmpty()) {
            transaction.executeWithoutResult(status -> waiting.waitsFor(message.message(), read.envelope(), awaited));
            return false;
        }
        try {
            byte[] answer = intake.receive(again(read.envelope(), message), read.outcome(), read.answers());
            waiting.released(message.message());
            return isTaken(answer);
        } catch (OutcomeUnknownException tryLater) {
            return false;
        }
    }

    /** Whether the rules of the record have nothing against it either. */
    private static boolean isTaken(byte[] answer) {
        return MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1)
                .flatMap(acknowledgement -> acknowledgement.first("MSA"))
                .filter(msa -> msa.text(1).endsWith("A"))
                .isPresent();
    }

    private static List<Awaited> hindering(Outcome<Bundle> outcome) {
        return outcome.fold(
                mapped -> mapped.awaited().stream()
                        .filter(Awaited.Referral.class::isInstance)
                        .toList(),
                Outcome.Rejected::awaited);
    }

    private static Envelope again(Envelope read, WaitingMessage message) {
        return new Envelope(
                read.message(),
                message.partner(),
                message.channel(),
                message.answered() ? message.senderKey() + "|released" : message.senderKey(),
                "",
                false,
                read.received(),
                read.raw());
    }
}

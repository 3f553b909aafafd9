package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.workitem.LateChanges;
import ca.passerelle.gateway.workitem.WaitingMessages;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.kit.Sha256;
import ca.passerelle.routes.kit.Steps;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.OutcomeUnknownException;
import ca.passerelle.routes.port.Receipt;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of a message in: journal first, then the record, then the answer, in one transaction; the answer leaves after the commit. What
 * the mapping refuses is refused again in the same words when it is repeated. What the record refuses depends on the record's state, so
 * a repeat is looked at anew; its bytes are kept each time. A message that waits, for the meaning of a code or for its referral, is kept
 * with what it waits for.
 */
@Component
class JournalledIntake implements MessageIntake {

    private final Journal journal;
    private final WaitingMessages waiting;
    private final LateChanges late;
    private final MappedWrites mapped;
    private final Callers callers;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final Clock clock;

    JournalledIntake(
            Journal journal,
            WaitingMessages waiting,
            LateChanges late,
            MappedWrites mapped,
            Callers callers,
            TransactionTemplate transaction,
            AuditTrail audit,
            Clock clock) {
        this.journal = journal;
        this.waiting = waiting;
        this.late = late;
        this.mapped = mapped;
        this.callers = callers;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public byte[] receive(Envelope envelope, Outcome<Bundle> outcome, AnswerWriter answers) {
        try {
            return outcome.fold(
                    understood -> accept(envelope, understood, answers),
                    refused -> inTransaction(() -> refuse(envelope, refused, answers)));
        } catch (Refusal refusal) {
            return keepRefused(envelope, refusal.problems(), answers);
        } catch (DataAccessException | TransactionException e) {
            throw new OutcomeUnknownException(e);
        }
    }

    private byte[] accept(Envelope envelope, Outcome.Mapped<Bundle> understood, AnswerWriter answers) {
        return inTransaction(() -> {
            Journal.Claim claim = journal.claim(envelope, Sha256.of(envelope.senderKey()));
            if (claim.earlier().isPresent()) {
                return claim.earlier().get().answer();
            }
            List<Problem> warnings = new ArrayList<>(claim.reused() ? reuse(envelope) : List.of());
            Caller caller = callers.byPartner(envelope.partner()).orElseThrow(JournalledIntake::unknownSender);
            List<Problem> written = writeOrHold(envelope, caller, understood);
            understood.notes().forEach(note -> warnings.add(Problem.of(note)));
            warnings.addAll(written);
            byte[] answer = answers.accepted(receipt(envelope), warnings);
            journal.complete(envelope, Journal.State.ACCEPTED, warnings, answer);
            return answer;
        });
    }

    private List<Problem> writeOrHold(Envelope envelope, Caller caller, Outcome.Mapped<Bundle> understood) {
        boolean early = understood.awaited().stream().anyMatch(Awaited.Referral.class::isInstance);
        if (early) {
            waiting.hold(envelope, understood.awaited(), true);
            return List.of();
        }
        waiting.note(envelope, understood.awaited());
        late.note(envelope, understood.awaited());
        List<Problem> warnings = new ArrayList<>(LateChanges.warnings(understood.awaited()));
        for (Bundle step : Steps.in(understood.value())) {
            // A message that only asks has nothing to write.
            if (step.hasEntry()) {
                warnings.addAll(mapped.write(caller, step));
            }
        }
        return warnings;
    }

    private byte[] refuse(Envelope envelope, Outcome.Rejected<Bundle> refused, AnswerWriter answers) {
        List<Problem> problems = refused.problems();
        if (!refused.awaited().isEmpty()) {
            waiting.hold(envelope, refused.awaited(), false);
            return keep(envelope, problems, answers);
        }
        if (dependsOnUs(problems)) {
            return keep(envelope, problems, answers);
        }
        Optional<Journal.Earlier> earlier =
                journal.claim(envelope, Sha256.of(envelope.senderKey())).earlier();
        if (earlier.isPresent()) {
            return earlier.get().answer();
        }
        byte[] answer = keep(envelope, problems, answers);
        journal.remember(envelope, answer);
        return answer;
    }

    /** The record has rolled everything back: the bytes and the answer are kept by themselves. */
    private byte[] keepRefused(Envelope envelope, List<Problem> problems, AnswerWriter answers) {
        try {
            return inTransaction(() -> keep(envelope, problems, answers));
        } catch (DataAccessException | TransactionException e) {
            throw new OutcomeUnknownException(e);
        }
    }

    private byte[] keep(Envelope envelope, List<Problem> problems, AnswerWriter answers) {
        byte[] answer = answers.refused(receipt(envelope), problems);
        journal.keep(envelope, Journal.State.REFUSED, problems, answer);
        if (problems.stream().anyMatch(problem -> problem.code() == ProblemCode.NOT_AUTHENTICATED)) {
            audit.add(new AuditTrail.Entry(
                    envelope.partner(),
                    "receive",
                    envelope.channel().name(),
                    envelope.message().toString(),
                    ProblemCode.NOT_AUTHENTICATED.code()));
        }
        return answer;
    }

    private List<Problem> reuse(Envelope envelope) {
        if (envelope.refuseReuse()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "MSH-10",
                    ProblemCode.CONTROL_ID_REUSED,
                    "This control id came before with other content.");
        }
        return List.of(Problem.warning(
                "MSH-10",
                ProblemCode.CONTROL_ID_REUSED,
                "This control id came before with other content: taken as a new message."));
    }

    /** A sender or a certificate that is registered later, or a fault of ours that is mended, makes the same message good. */
    private static boolean dependsOnUs(List<Problem> problems) {
        return problems.stream()
                .anyMatch(problem -> problem.code() == ProblemCode.UNKNOWN_SENDER
                        || problem.code() == ProblemCode.NOT_AUTHENTICATED
                        || problem.code() == ProblemCode.INTERNAL);
    }

    private static Refusal unknownSender() {
        return new Refusal(
                Refusal.Kind.NOT_ALLOWED,
                "MSH-3",
                ProblemCode.UNKNOWN_SENDER,
                "The sender does not take part any more.");
    }

    private Receipt receipt(Envelope envelope) {
        return new Receipt(envelope.message(), clock.instant());
    }

    private byte[] inTransaction(Supplier<byte[]> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}

package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.partner.RegisteredSenders;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.workitem.LateChanges;
import ca.passerelle.routes.emr.hl7v2.MessageRead;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.kit.Steps;
import ca.passerelle.routes.port.Receipt;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.Identification;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a message would become: read under a profile, written by all rules of the record, and undone at once. Nothing of it is kept, the
 * message itself included.
 */
@Component
class DryRun {

    /** The id under which every message is tried, so that the same message gives the same Bundle. */
    private static final UUID TRIED = new UUID(0, 1);

    private final MessageReader reader;
    private final RegisteredSenders senders;
    private final Partners partners;
    private final Callers callers;
    private final MappedWrites writes;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DryRun(
            MessageReader reader,
            RegisteredSenders senders,
            Partners partners,
            Callers callers,
            MappedWrites writes,
            Clock clock,
            TransactionTemplate transaction) {
        this.reader = reader;
        this.senders = senders;
        this.partners = partners;
        this.callers = callers;
        this.writes = writes;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * What became of the trial.
     *
     * @param read the message as it was read
     * @param refusals what the record has against it; empty when it was refused before, or is not refused
     * @param answer the acknowledgement that would be sent
     */
    record Trial(MessageRead read, List<Problem> refusals, byte[] answer) {}

    /**
     * Tries a message of a partner.
     *
     * @param settings the profile to try; null for the registered one of the sender that MSH names
     */
    Trial run(UUID partner, byte[] message, @Nullable SenderSettings settings) {
        Senders known = settings == null ? own(partner) : trial(partner, settings);
        MessageRead read = readAndUndo(message, new Arrival(TRIED, Channel.MLLP, clock.instant(), known));
        Receipt receipt = new Receipt(TRIED, clock.instant());
        return read.outcome()
                .fold(
                        mapped -> tried(partner, read, mapped, receipt),
                        refused -> new Trial(read, List.of(), read.answers().refused(receipt, refused.problems())));
    }

    private Trial tried(UUID partner, MessageRead read, Outcome.Mapped<Bundle> mapped, Receipt receipt) {
        List<Problem> warnings = new ArrayList<>(LateChanges.warnings(mapped.awaited()));
        mapped.notes().forEach(note -> warnings.add(Problem.of(note)));
        try {
            warnings.addAll(writeAndUndo(partner, mapped.value()));
            return new Trial(read, List.of(), read.answers().accepted(receipt, warnings));
        } catch (Refusal refusal) {
            return new Trial(read, refusal.problems(), read.answers().refused(receipt, refusal.problems()));
        }
    }

    /** Reading asks the record, which keeps who asked: of a trial that is not kept either. */
    private MessageRead readAndUndo(byte[] message, Arrival arrival) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return reader.account(message, arrival);
        }));
    }

    private List<Problem> writeAndUndo(UUID partner, Bundle bundle) {
        Optional<Caller> caller = callers.byPartner(partner);
        if (!bundle.hasEntry() || caller.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            List<Problem> warnings = new ArrayList<>();
            for (Bundle step : Steps.in(bundle)) {
                warnings.addAll(writes.write(caller.get(), step));
            }
            return warnings;
        }));
    }

    /** The senders of one partner; those of others do not exist for it. */
    private Senders own(UUID partner) {
        return (application, facility) -> senders.find(application, facility)
                .filter(profile -> profile.partner().equals(partner));
    }

    private Senders trial(UUID partner, SenderSettings settings) {
        Partner registered = partners.byId(partner).orElseThrow();
        List<SenderProfile> known = senders.of(partner);
        UUID linkWorkers =
                known.isEmpty() ? registered.organization() : known.get(0).linkWorkers();
        return (application, facility) -> Optional.of(settings.profile(
                new Identification(
                        partner, registered.key(), application, facility, registered.organization(), linkWorkers),
                Map.of()));
    }
}

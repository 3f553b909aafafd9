package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.delivery.Deliveries;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rings for referrals that stand still: first whoever acts next is reminded, then the requester is told, at last what nobody answered is
 * cancelled, each once; a place that was kept for a person lapses at its time. When it rings stands in the referral's row and is measured by the database's clock, so that neither a restart nor
 * two gateways nor a wrong clock of one of them lets anything ring twice or not at all.
 */
@Component
public class ReferralClock {

    private final ReferralLog log;
    private final Deadlines deadlines;
    private final Consequences consequences;
    private final FhirRecord record;
    private final Offers offers;
    private final ClockEvents events;
    private final FhirContext fhir;
    private final TransactionTemplate transaction;

    ReferralClock(
            ReferralLog log,
            Deadlines deadlines,
            Consequences consequences,
            FhirRecord record,
            Offers offers,
            ClockEvents events,
            FhirContext fhir,
            TransactionTemplate transaction) {
        this.log = log;
        this.deadlines = deadlines;
        this.consequences = consequences;
        this.record = record;
        this.offers = offers;
        this.events = events;
        this.fhir = fhir;
        this.transaction = transaction;
    }

    /** Rings for all whose time has come. Gives how many. */
    public int ring() {
        return Bell.ring("referral", log::ringing, this::ring);
    }

    private boolean ring(UUID id) {
        Optional<Deadline.Stage> stage = log.find(id).map(Referral::deadline).map(Deadline::stage);
        if (stage.filter(Deadline.Stage.CLOSE::equals).isPresent()) {
            return close(id);
        }
        if (stage.filter(Deadline.Stage.LAPSE::equals).isPresent()) {
            return lapse(id);
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Referral referral = log.lock(id).orElseThrow();
            Instant now = log.now();
            if (!isRinging(referral, now)) {
                return false;
            }
            tell(referral, Objects.requireNonNull(referral.deadline()), now);
            return true;
        }));
    }

    private void tell(Referral referral, Deadline rung, Instant now) {
        boolean escalating = rung.stage() == Deadline.Stage.ESCALATE;
        StoredResource task = record.read(Callers.GATEWAY, ReferralWork.taskKey(referral.id()));
        StoredResource request = record.read(Callers.GATEWAY, Consequences.requestKey(referral));
        Deadline next = deadlines.afterRinging(rung, situation(referral, task, request), now);
        ReferralEvent event = events.of(
                referral,
                escalating ? ReferralEventKind.ESCALATED : ReferralEventKind.OVERDUE,
                rung.clock().code(),
                now,
                null);
        Set<UUID> told = new LinkedHashSet<>();
        Optional.ofNullable(referral.partner(rung.next())).ifPresent(told::add);
        if (rung.next() == Actor.CANDIDATE) {
            told.addAll(offers.candidates(referral, (Task) parse(task)));
        }
        if (escalating) {
            told.add(referral.requester());
        }
        Statements statements = new Statements();
        log.append(referral.standing(next, referral.seat()), event, statements);
        Deliveries.stage(referral.id(), event.version(), event.kind(), told, now, statements);
        log.run(statements);
    }

    /** Cancels what nobody answered. */
    private boolean close(UUID id) {
        return change(id, "", task -> task.setStatus(TaskStatus.CANCELLED)
                .setBusinessStatus(null)
                .setStatusReason(noResponse()));
    }

    /** Why what nobody answered is cancelled. */
    static CodeableConcept noResponse() {
        return new CodeableConcept(new Coding(Systems.STATUS_REASON, StatusReason.NO_RESPONSE.code(), "No response"))
                .setText("Nobody answered in time. / Personne n’a répondu à temps.");
    }

    /** Takes back an offer that nobody took up. */
    private boolean lapse(UUID id) {
        return change(id, Waitlist.LAPSE, Waitlist::withoutOffer);
    }

    /** Changes the Task of a ringing referral by the same rules as any other; unless somebody moves it at this moment, or the table says no. */
    private boolean change(UUID id, String purpose, Consumer<Task> what) {
        StoredResource stored = record.read(Callers.GATEWAY, ReferralWork.taskKey(id));
        if (!isRinging(log.find(id).orElseThrow(), log.now())) {
            return false;
        }
        Task task = (Task) parse(stored);
        what.accept(task);
        Instruction update = Instruction.update(id, task, stored.version());
        try {
            record.write(Callers.GATEWAY, List.of(purpose.isEmpty() ? update : update.forPurpose(purpose)));
            return true;
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNPROCESSABLE) {
                // What has begun is not ended by a clock. It does not ring for this any more.
                log.silence(id);
            }
            return false;
        }
    }

    private static boolean isRinging(Referral referral, Instant now) {
        Deadline deadline = referral.deadline();
        return deadline != null && deadline.alarm() != null && !deadline.alarm().isAfter(now);
    }

    private Deadlines.Situation situation(Referral referral, StoredResource task, StoredResource request) {
        return consequences.situation(referral, (Task) parse(task), Optional.of((ServiceRequest) parse(request)));
    }

    private Resource parse(StoredResource stored) {
        return (Resource) fhir.newJsonParser().parseResource(stored.json());
    }
}

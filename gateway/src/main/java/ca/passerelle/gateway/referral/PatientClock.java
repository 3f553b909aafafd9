package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.delivery.Deliveries;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.ReferralEventKind;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rings for what a person was asked and has not done: first the party that may act in her name is reminded, then whoever asked is told, at last
 * it is cancelled, each once. Measured by the database's clock, as {@link ReferralClock} is.
 */
@Component
public class PatientClock {

    private final PatientTaskLog log;
    private final PatientTaskNews news;
    private final PatientDeadlines deadlines;
    private final Parties parties;
    private final ReferralLog referrals;
    private final ClockEvents events;
    private final FhirRecord record;
    private final FhirContext fhir;
    private final TransactionTemplate transaction;

    PatientClock(
            PatientTaskLog log,
            PatientTaskNews news,
            PatientDeadlines deadlines,
            Parties parties,
            ReferralLog referrals,
            ClockEvents events,
            FhirRecord record,
            FhirContext fhir,
            TransactionTemplate transaction) {
        this.log = log;
        this.news = news;
        this.deadlines = deadlines;
        this.parties = parties;
        this.referrals = referrals;
        this.events = events;
        this.record = record;
        this.fhir = fhir;
        this.transaction = transaction;
    }

    /** Rings for all whose time has come. Gives how many. */
    public int ring() {
        return Bell.ring("patient Task", log::ringing, this::ring);
    }

    private boolean ring(UUID id) {
        PatientTask asked = log.find(id).orElseThrow();
        PatientDeadline deadline = asked.deadline();
        if (deadline != null && deadline.stage() == Deadline.Stage.CLOSE) {
            return close(id);
        }
        return Boolean.TRUE.equals(transaction.execute(status -> remind(asked)));
    }

    private boolean remind(PatientTask found) {
        // The referral first, as every write does.
        Optional<Referral> referral = Optional.ofNullable(found.referral()).flatMap(referrals::lock);
        PatientTask asked = log.lock(found.id()).orElseThrow();
        PatientDeadline rung = asked.deadline();
        Instant now = referrals.now();
        if (rung == null || !rung.isRinging(now)) {
            return false;
        }
        Task task = read(asked.id());
        Statements statements = new Statements();
        log.rung(asked.id(), deadlines.afterRinging(rung, task, parties.key(asked.requester()), now), statements);
        referral.ifPresent(of -> tell(of, asked, rung.stage(), now, statements));
        referrals.run(statements);
        return true;
    }

    private void tell(Referral referral, PatientTask asked, Deadline.Stage stage, Instant now, Statements statements) {
        boolean escalating = stage == Deadline.Stage.ESCALATE;
        Set<UUID> told = news.told(
                Set.of(escalating ? PatientTaskActor.REQUESTER : PatientTaskActor.COUNTERPART), asked, referral);
        if (told.isEmpty()) {
            told = new LinkedHashSet<>(List.of(asked.requester()));
        }
        ReferralEvent event = events.of(
                referral,
                escalating ? ReferralEventKind.ESCALATED : ReferralEventKind.OVERDUE,
                ClockKind.PERSON.code(),
                now,
                asked.id());
        referrals.append(referral, event, statements);
        Deliveries.stage(referral.id(), event.version(), event.kind(), told, now, statements);
    }

    /** Cancels what the person was asked by the same rules as any other change; unless somebody moves it at this moment. */
    private boolean close(UUID id) {
        StoredResource stored = record.read(Callers.GATEWAY, ReferralWork.taskKey(id));
        PatientDeadline deadline = log.find(id).orElseThrow().deadline();
        if (deadline == null || !deadline.isRinging(referrals.now())) {
            return false;
        }
        Task task = parse(stored);
        task.setStatus(TaskStatus.CANCELLED).setStatusReason(ReferralClock.noResponse());
        try {
            record.write(Callers.GATEWAY, List.of(Instruction.update(id, task, stored.version())));
            return true;
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNPROCESSABLE) {
                log.silence(id);
            }
            return false;
        }
    }

    private Task read(UUID id) {
        return parse(record.read(Callers.GATEWAY, ReferralWork.taskKey(id)));
    }

    private Task parse(StoredResource stored) {
        return Objects.requireNonNull(fhir.newJsonParser().parseResource(Task.class, stored.json()));
    }
}

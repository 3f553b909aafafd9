package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.delivery.Deliveries;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.ReferralWork.Draft;
import ca.passerelle.profiles.PatientTaskKind;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The lifecycle, as every write meets it: Tasks open and move by the table, requests and Tasks change together, news travels between
 * onward referrals, the parties see what they share, and each referral that changed gets one event and its deliveries.
 */
@Component
@Order(200)
class ReferralRule implements WriteRule {

    private final Opening opening;
    private final Moving moving;
    private final Requests requests;
    private final Corrections corrections;
    private final EndedConsents endedConsents;
    private final Onward onward;
    private final Participation participation;
    private final ReferralLog log;
    private final Consequences consequences;
    private final Claims claims;
    private final Restrictions restrictions;
    private final PatientAsking asking;
    private final PatientMoving patientMoving;
    private final PatientTasksOfReferral patientTasks;

    ReferralRule(
            Opening opening,
            Moving moving,
            Requests requests,
            Corrections corrections,
            EndedConsents endedConsents,
            Onward onward,
            Participation participation,
            ReferralLog log,
            Consequences consequences,
            Claims claims,
            Restrictions restrictions,
            PatientAsking asking,
            PatientMoving patientMoving,
            PatientTasksOfReferral patientTasks) {
        this.opening = opening;
        this.moving = moving;
        this.requests = requests;
        this.corrections = corrections;
        this.endedConsents = endedConsents;
        this.onward = onward;
        this.participation = participation;
        this.log = log;
        this.consequences = consequences;
        this.claims = claims;
        this.restrictions = restrictions;
        this.asking = asking;
        this.patientMoving = patientMoving;
        this.patientTasks = patientTasks;
    }

    @Override
    public void apply(Writing writing) {
        ReferralWork work = new ReferralWork(writing);
        for (Change change : writing.changes()) {
            if (change.isDeletion()) {
                checkDeletion(change, writing);
            } else if (change.key().type().equals("Task")) {
                Located.at(change, () -> task(change, work));
            }
        }
        // After the Tasks: what the Tasks of the same request have decided for themselves stands.
        for (Change change : writing.changes()) {
            if (change.key().type().equals("ServiceRequest") && !change.isCreation()) {
                Located.at(change, () -> requests.change(change, work));
            }
        }
        for (Change change : writing.changes()) {
            if (change.key().type().equals("Patient") && !change.isCreation() && !change.isDeletion()) {
                corrections.change(change, work);
                restrictions.change(change, writing);
            } else if (change.key().type().equals("Consent")) {
                endedConsents.change(change, work);
            }
        }
        cancelTogether(work);
        spreadUpward(work);
        for (Change change : List.copyOf(writing.changes())) {
            Located.at(change, () -> patientTask(change, work));
        }
        patientTasks.follow(work);
        work.drafts().forEach(draft -> record(draft, work));
    }

    private void task(Change change, ReferralWork work) {
        if (isPatientTask(change)) {
            return;
        }
        if (change.isCreation()) {
            opening.open(change, work);
        } else if (!work.isDrafted(change.key().id())) {
            moving.move(change, work);
        }
    }

    /** After the referrals: what the person is asked within a referral that begins in the same write belongs to it. */
    private void patientTask(Change change, ReferralWork work) {
        if (change.isDeletion() || !isPatientTask(change)) {
            return;
        }
        if (change.isCreation()) {
            asking.ask(change, work);
        } else {
            patientMoving.move(change, work);
        }
    }

    /** By what it was: a Task stays what it began as. */
    private static boolean isPatientTask(Change change) {
        Resource telling = change.isCreation() ? change.after() : change.before();
        return telling instanceof Task task && PatientTaskKind.isPatientTask(task);
    }

    private void cancelTogether(ReferralWork work) {
        for (Draft draft : new ArrayList<>(work.drafts())) {
            boolean byRequester =
                    draft.referral().requester().equals(work.caller().partner());
            boolean asked = byRequester || draft.rule().equals(Requests.CONFIRMED);
            if (draft.to().status() == TaskStatus.CANCELLED && asked) {
                requests.withdrawWith(draft.referral(), work);
                onward.cancelBelow(draft.referral(), work);
            } else if (draft.to().status() == TaskStatus.ENTEREDINERROR) {
                // What was never to be asked is not asked onward either.
                onward.cancelBelow(draft.referral(), work);
            }
        }
    }

    /** Each round may draft an event one level higher. */
    private void spreadUpward(ReferralWork work) {
        Set<UUID> spread = new HashSet<>();
        boolean again = true;
        while (again) {
            again = false;
            for (Draft draft : new ArrayList<>(work.drafts())) {
                if (spread.add(draft.referral().id())) {
                    onward.up(draft, work);
                    again = true;
                }
            }
        }
    }

    private void record(Draft draft, ReferralWork work) {
        Writing writing = work.writing();
        Referral referral = consequences.after(draft, work);
        if (draft.opening() || draft.kind().isHandover()) {
            Located.at(
                    writing.change(ReferralWork.taskKey(referral.id())), () -> restrictions.assign(referral, writing));
        }
        if (draft.kind().isHandover()) {
            participation.handOver(referral, Objects.requireNonNull(work.taskBefore(referral.id())), writing);
        } else {
            participation.grant(referral, draft.isSent(), writing);
        }
        if (draft.isSent()) {
            claims.show(referral, writing);
        }
        UUID patient = referral.patient();
        ReferralEvent event = new ReferralEvent(
                referral.id(),
                1,
                draft.kind(),
                draft.rule(),
                writing.at(),
                work.caller().partner(),
                draft.from(),
                draft.to(),
                draft.reasonCode(),
                writing.version(ReferralWork.taskKey(referral.id())),
                writing.version(new ResourceKey("ServiceRequest", referral.serviceRequest())),
                patient == null ? null : writing.version(new ResourceKey("Patient", patient)),
                draft.patientTask(),
                work.caller().user());
        long version = 1;
        if (draft.opening()) {
            log.open(referral, event, writing.alongside());
        } else {
            version = referral.version() + 1;
            log.append(referral, event, writing.alongside());
        }
        Set<UUID> told = new HashSet<>(draft.tell());
        told.addAll(claims.concerned(draft, draft.isSent(), writing));
        told.remove(work.caller().partner());
        if (!draft.isSent()) {
            // Nobody but its requester knows of a draft.
            told.clear();
        }
        Deliveries.stage(referral.id(), version, draft.kind(), told, writing.at(), writing.alongside());
        if (isClaimed(draft, work)) {
            // Nobody is told of its own act, but only now may this one have the referral: by a protocol that carries
            // it, it comes.
            Deliveries.stageContent(
                    referral.id(),
                    version,
                    draft.kind(),
                    Set.of(work.caller().partner()),
                    writing.at(),
                    writing.alongside());
        }
    }

    private static boolean isClaimed(Draft draft, ReferralWork work) {
        return draft.kind().isHandover()
                && work.caller().partner().equals(draft.referral().owner());
    }

    private void checkDeletion(Change change, Writing writing) {
        boolean shared = writing.participants(change.key()).size() > 1;
        if (shared) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    change.location(),
                    ProblemCode.CONFLICT,
                    "It is part of a referral that others see, and stays.");
        }
    }
}

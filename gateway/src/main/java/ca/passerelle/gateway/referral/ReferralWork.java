package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Transition;
import ca.passerelle.profiles.TransitionTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What one write does to referrals: at most one event for each, drafted here and numbered when all is decided. */
final class ReferralWork {

    private final Writing writing;
    private final Map<UUID, Draft> drafts = new LinkedHashMap<>();

    ReferralWork(Writing writing) {
        this.writing = writing;
    }

    /** An event that is going to be appended. */
    record Draft(
            Referral referral,
            boolean opening,
            ReferralEventKind kind,
            String rule,
            State from,
            State to,
            @Nullable String reasonCode,
            Set<UUID> tell,
            @Nullable UUID patientTask) {

        /** Whether the referral has left its requester: a draft has not, nor has one that ends as a draft. */
        boolean isSent() {
            return to.status() != TaskStatus.DRAFT
                    && !(from.status() == TaskStatus.DRAFT && TransitionTable.isOver(to.status()));
        }
    }

    Writing writing() {
        return writing;
    }

    Caller caller() {
        return writing.caller();
    }

    boolean isDrafted(UUID referral) {
        return drafts.containsKey(referral);
    }

    Collection<Draft> drafts() {
        return drafts.values();
    }

    /** A referral as this write has it so far; empty for one that it does not touch. */
    Optional<Referral> referral(UUID id) {
        return Optional.ofNullable(drafts.get(id)).map(draft -> standing(draft.referral(), draft.to()));
    }

    private static Referral standing(Referral referral, State to) {
        return new Referral(
                referral.id(),
                referral.serviceRequest(),
                referral.patient(),
                referral.parent(),
                referral.requester(),
                referral.owner(),
                to,
                referral.version(),
                referral.deadline(),
                referral.seat());
    }

    /** A Task of this write as it stood before; null for a new one. */
    @Nullable
    Resource taskBefore(UUID referral) {
        return writing.changes().stream()
                .filter(change -> change.key().equals(taskKey(referral)))
                .map(Change::before)
                .findFirst()
                .orElse(null);
    }

    /** A referral begins, or moves by a transition. */
    void move(Referral referral, boolean opening, ReferralEventKind kind, Transition by, @Nullable String reasonCode) {
        Set<UUID> tell = new LinkedHashSet<>();
        for (Actor actor : by.tells()) {
            UUID partner = referral.partner(actor);
            if (partner != null) {
                tell.add(partner);
            }
        }
        draft(
                referral,
                opening,
                kind,
                by.rule(),
                referral.state(),
                new State(by.to(), by.toBusiness()),
                reasonCode,
                tell);
    }

    /** Something happens to a referral that leaves it where it is. */
    void note(Referral referral, ReferralEventKind kind, String rule, Set<UUID> tell) {
        draft(referral, false, kind, rule, referral.state(), referral.state(), null, new LinkedHashSet<>(tell));
    }

    /** Something happens to what the person is asked within a referral: it is told with whatever else happens to the referral. */
    void ofPatientTask(Referral referral, ReferralEventKind kind, String rule, UUID patientTask, Set<UUID> tell) {
        Draft drafted = drafts.get(referral.id());
        if (drafted == null) {
            note(referral, kind, rule, tell);
            drafted = Objects.requireNonNull(drafts.get(referral.id()));
        }
        Set<UUID> told = new LinkedHashSet<>(drafted.tell());
        told.addAll(tell);
        told.remove(caller().partner());
        drafts.put(
                referral.id(),
                new Draft(
                        drafted.referral(),
                        drafted.opening(),
                        drafted.kind(),
                        drafted.rule(),
                        drafted.from(),
                        drafted.to(),
                        drafted.reasonCode(),
                        told,
                        patientTask));
    }

    /** Somebody comes to answer for a referral, by a move or where it stands. */
    void reassign(Referral owned, @Nullable Transition by, Set<UUID> tell) {
        draft(
                owned,
                false,
                ReferralEventKind.REASSIGNED,
                by == null ? "assign" : by.rule(),
                owned.state(),
                by == null ? owned.state() : new State(by.to(), by.toBusiness()),
                null,
                new LinkedHashSet<>(tell));
    }

    /** A move is taken back. */
    void undo(Referral referral, State to, Set<UUID> tell) {
        draft(referral, false, ReferralEventKind.UNDONE, "undo", referral.state(), to, null, new LinkedHashSet<>(tell));
    }

    private void draft(
            Referral referral,
            boolean opening,
            ReferralEventKind kind,
            String rule,
            State from,
            State to,
            @Nullable String reasonCode,
            Set<UUID> tell) {
        // Nobody is told of what he has just done himself.
        tell.remove(caller().partner());
        drafts.put(referral.id(), new Draft(referral, opening, kind, rule, from, to, reasonCode, tell, null));
    }

    static ResourceKey taskKey(UUID referral) {
        return new ResourceKey("Task", referral);
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Confidentiality;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.ReferralWork.Draft;
import ca.passerelle.profiles.TransitionTable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * Tasks without an owner: whoever the requester names in {@code Task.restriction.recipient} sees the Task, though neither the request nor the
 * person, and the first of them to accept becomes the owner. For the others it is gone then.
 */
@Component
class Claims {

    private final Parties parties;
    private final Confidentiality confidentiality;

    Claims(Parties parties, Confidentiality confidentiality) {
        this.parties = parties;
        this.confidentiality = confidentiality;
    }

    /** Who may claim a Task, as it says itself. */
    private Set<UUID> named(Task task, Function<ResourceKey, Optional<Resource>> read) {
        return task.getRestriction().getRecipient().stream()
                .flatMap(recipient -> parties.partner(recipient, read).stream())
                .map(Partner::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Who may claim a Task of a referral in which they take no part yet.
     *
     * @param read gives what a reference leads to
     */
    Set<UUID> candidates(Referral referral, Task task, Function<ResourceKey, Optional<Resource>> read) {
        Set<UUID> candidates = named(task, read);
        candidates.removeIf(partner -> !referral.capacities(partner).isEmpty());
        return candidates;
    }

    /** Whom of them an event concerns: that there is something to claim, or that there is not any more. */
    Set<UUID> concerned(Draft draft, boolean sent, Writing writing) {
        boolean offered = draft.opening() || draft.from().status() == TaskStatus.DRAFT;
        boolean gone =
                draft.kind().isHandover() || TransitionTable.isOver(draft.to().status());
        boolean unowned = draft.referral().owner() == null || draft.kind().isHandover();
        if (!unowned || !sent || !(offered || gone)) {
            return Set.of();
        }
        ResourceKey key = ReferralWork.taskKey(draft.referral().id());
        Task task = (Task) writing.current(key).orElseThrow();
        Set<UUID> concerned = candidates(draft.referral(), task, writing::current);
        concerned.removeIf(partner -> !confidentiality.mayBeSeenBy(partner, key, writing));
        return concerned;
    }

    boolean isCandidate(Caller caller, Task task, Writing writing) {
        return named(task, writing::current).contains(caller.partner());
    }

    /** Lets candidates see the Task while nobody owns it, and nobody but the parties afterwards. */
    void show(Referral referral, Writing writing) {
        ResourceKey key = ReferralWork.taskKey(referral.id());
        Task task = (Task) writing.current(key).orElseThrow();
        Set<UUID> candidates = named(task, writing::current);
        if (referral.owner() == null) {
            candidates.removeIf(partner -> !confidentiality.mayBeSeenBy(partner, key, writing));
            writing.grant(key, candidates);
        } else if (!candidates.isEmpty()
                && writing.changes().stream().anyMatch(change -> change.key().equals(key))) {
            candidates.removeIf(partner -> !referral.capacities(partner).isEmpty());
            writing.revoke(key, candidates);
        }
    }
}

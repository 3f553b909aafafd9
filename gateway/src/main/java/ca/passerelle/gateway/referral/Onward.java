package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.ReferralWork.Draft;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries news between a referral and those made from it: upward what became of them, so that whoever asked first learns it however
 * many steps away; downward a cancellation.
 */
@Component
class Onward {

    private final Lifecycle lifecycle;
    private final Moving moving;
    private final ReferralLog log;
    private final Partners partners;
    private final Vocabulary vocabulary;
    private final Consequences consequences;

    Onward(
            Lifecycle lifecycle,
            Moving moving,
            ReferralLog log,
            Partners partners,
            Vocabulary vocabulary,
            Consequences consequences) {
        this.lifecycle = lifecycle;
        this.moving = moving;
        this.log = log;
        this.partners = partners;
        this.vocabulary = vocabulary;
        this.consequences = consequences;
    }

    /** Moves or annotates the referral above a drafted one, and those above it. */
    void up(Draft child, ReferralWork work) {
        UUID above = child.referral().parent();
        BusinessStatus childState = child.to().business();
        boolean isNews = !child.to().equals(child.from());
        if (above == null || childState == null || !isNews || !child.isSent() || work.isDrafted(above)) {
            return;
        }
        Referral parent = log.lock(above).orElseThrow();
        if (moving.isOver(parent)) {
            return;
        }
        Change change = work.writing().change(ReferralWork.taskKey(above));
        Task task = (Task) Objects.requireNonNull(change.after());
        if (!child.opening()) {
            annotate(task, child, childState, work);
        }
        Optional<Ruling.Allowed> move = RollUp.of(childState)
                .flatMap(target -> ruling(parent, task, target))
                .filter(ruling ->
                        consequences.isRoomFor(parent, ruling.transition().to(), work.writing()));
        if (move.isPresent()) {
            TaskState.set(task, move.get().transition());
            TaskState.touch(task, work.writing().at());
            work.move(parent, false, ReferralEventKind.MOVED, move.get().transition(), null);
        } else {
            ReferralEventKind kind = child.opening() ? ReferralEventKind.ONWARD : ReferralEventKind.ONWARD_MOVED;
            work.note(parent, kind, kind.code(), child.opening() ? Set.of() : Set.of(parent.requester()));
        }
    }

    /** The requester has cancelled a referral: those made from it are cancelled too, or asked to be. */
    void cancelBelow(Referral cancelled, ReferralWork work) {
        for (Referral child : log.children(cancelled.id())) {
            if (moving.isOver(child) || work.isDrafted(child.id())) {
                continue;
            }
            Referral locked = log.lock(child.id()).orElseThrow();
            Change change = work.writing().change(ReferralWork.taskKey(child.id()));
            Task task = (Task) Objects.requireNonNull(change.after());
            task.setStatus(TaskStatus.CANCELLED);
            task.setStatusReason(
                    new CodeableConcept().setText("The referral that this one was made from was cancelled."));
            moving.move(change, locked, Set.of(Actor.GATEWAY), work);
        }
    }

    private Optional<Ruling.Allowed> ruling(Referral parent, Task task, BusinessStatus target) {
        Ruling ruling = lifecycle.rule(new Lifecycle.Wish(
                parent.state(), target.taskStatus(), target, Set.of(Actor.GATEWAY), TaskState.carried(task)));
        return ruling instanceof Ruling.Allowed allowed ? Optional.of(allowed) : Optional.empty();
    }

    private void annotate(Task task, Draft child, BusinessStatus state, ReferralWork work) {
        UUID owner = child.referral().owner();
        Optional<Partner> partner = owner == null ? Optional.empty() : partners.byId(owner);
        String english = sentence(partner, state, child.reasonCode(), Locale.ENGLISH);
        String french = sentence(partner, state, child.reasonCode(), Locale.FRENCH);
        var note = task.addNote()
                .setText(english + " / " + french)
                .setTime(Date.from(work.writing().at()));
        partner.ifPresent(by -> note.setAuthor(new ResourceKey("Organization", by.organization()).toReference()));
    }

    /** Names the organisation and the state, and a coded reason; never free text, which is for the two parties alone. */
    private String sentence(Optional<Partner> partner, BusinessStatus state, @Nullable String reason, Locale language) {
        String who = partner.map(by -> by.name(language)).orElse("?");
        String what = vocabulary
                .display(Systems.BUSINESS_STATUS, state.code(), language)
                .orElse(state.code());
        String why = Optional.ofNullable(reason)
                .flatMap(StatusReason::of)
                .flatMap(code -> vocabulary.display(Systems.STATUS_REASON, code.code(), language))
                .map(text -> " (" + text + ")")
                .orElse("");
        return who + ": " + what + why;
    }
}

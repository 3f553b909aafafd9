package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.ReferralWork.Draft;
import ca.passerelle.profiles.PatientEndings;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.TransitionTable;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the person was asked within a referral follows the referral: its end ends it by the table of endings, and a last step that is taken
 * back brings back what that step ended.
 */
@Component
class PatientTasksOfReferral {

    private static final String WHY =
            "The referral that this served is over. / L’aiguillage que ceci servait est terminé.";

    private final PatientTransitions transitions;
    private final PatientEndings endings;
    private final PatientTaskLog log;
    private final PatientTaskNews news;
    private final PatientDeadlines deadlines;
    private final Parties parties;

    PatientTasksOfReferral(
            PatientTransitions transitions,
            PatientEndings endings,
            PatientTaskLog log,
            PatientTaskNews news,
            PatientDeadlines deadlines,
            Parties parties) {
        this.transitions = transitions;
        this.endings = endings;
        this.log = log;
        this.news = news;
        this.deadlines = deadlines;
        this.parties = parties;
    }

    void follow(ReferralWork work) {
        for (Draft draft : new ArrayList<>(work.drafts())) {
            if (draft.opening()) {
                continue;
            }
            if (draft.kind() == ReferralEventKind.UNDONE) {
                reopen(draft, work);
            } else if (TransitionTable.isOver(draft.to().status())
                    && !draft.to().equals(draft.from())) {
                end(draft, work);
            } else if (draft.kind().isHandover()) {
                news.showAll(draft.referral(), work);
            }
        }
    }

    private void end(Draft draft, ReferralWork work) {
        for (PatientTask asked : log.of(draft.referral().id())) {
            Optional<TaskStatus> end = endings.of(draft.to().status(), asked.category());
            if (end.isPresent() && !transitions.isOver(now(asked, work.writing()))) {
                become(asked, end.get(), new CodeableConcept().setText(WHY), work);
            }
        }
    }

    private void reopen(Draft draft, ReferralWork work) {
        for (PatientTask asked : log.of(draft.referral().id())) {
            TaskStatus was = asked.endedFrom();
            if (was != null) {
                become(asked, was, null, work);
            }
        }
    }

    /** Where it stands after what this write has done to it so far. */
    private static TaskStatus now(PatientTask asked, Writing writing) {
        return writing.current(ReferralWork.taskKey(asked.id()))
                .map(task -> ((Task) task).getStatus())
                .orElse(asked.status());
    }

    private void become(PatientTask asked, TaskStatus to, @Nullable CodeableConcept why, ReferralWork work) {
        Writing writing = work.writing();
        Change change = writing.change(ReferralWork.taskKey(asked.id()));
        Task task = (Task) Objects.requireNonNull(change.after());
        TaskStatus from = task.getStatus();
        task.setStatus(to).setStatusReason(why);
        TaskState.touch(task, writing.at());
        PatientDeadline until =
                transitions.isOver(to) ? null : deadlines.of(task, parties.key(asked.requester()), writing.at());
        log.moved(asked.at(to, why == null ? null : from, until), writing.at(), writing.alongside());
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.routes.kit.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A patient Task is changed: it moves by its table, or something is added to it. */
@Component
class PatientMoving {

    private final PatientTransitions transitions;
    private final PatientTaskNews news;
    private final PatientAnswers answers;
    private final PatientTaskLog log;
    private final ReferralLog referrals;
    private final PatientDeadlines deadlines;
    private final Parties parties;

    PatientMoving(
            PatientTransitions transitions,
            PatientTaskNews news,
            PatientAnswers answers,
            PatientTaskLog log,
            ReferralLog referrals,
            PatientDeadlines deadlines,
            Parties parties) {
        this.transitions = transitions;
        this.news = news;
        this.answers = answers;
        this.log = log;
        this.referrals = referrals;
        this.deadlines = deadlines;
        this.parties = parties;
    }

    void move(Change change, ReferralWork work) {
        PatientTask asked = log.find(change.key().id()).orElseThrow(() -> Refusal.notFound("Task"));
        Referral referral = referral(asked.referral(), work);
        Set<PatientTaskActor> capacities = work.caller().isGateway()
                ? Set.of(PatientTaskActor.GATEWAY)
                : asked.capacities(work.caller().partner(), referral);
        if (capacities.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task",
                    ProblemCode.NOT_ALLOWED,
                    "Only the parties of its referral move what a person is asked to do.");
        }
        if (change.isNothing()) {
            return;
        }
        Task before = (Task) Objects.requireNonNull(change.before());
        Task after = (Task) Objects.requireNonNull(change.after());
        refuseImmutable(before, after, capacities);
        TaskStatus to = Objects.requireNonNullElse(after.getStatus(), before.getStatus());
        PatientTransition move = to == before.getStatus() ? null : ruled(before, after, to, capacities);
        if (move == null && transitions.isOver(to)) {
            throw Refusal.unprocessable(
                    "Task",
                    ProblemCode.TRANSITION_NOT_ALLOWED,
                    "What the person was asked is over; it is not added to any more.");
        }
        answers.check(after, to == TaskStatus.COMPLETED, work.writing());
        TaskState.touch(after, work.writing().at());
        news.share(after, asked, referral, work);
        if (referral != null && referral.deadline() != null) {
            news.answer(before, after, referral, work);
        }
        if (move == null) {
            if (!after.getRestriction().equalsDeep(before.getRestriction())) {
                log.moved(
                        asked.at(to, null, awaited(asked, after, to, work)),
                        work.writing().at(),
                        work.writing().alongside());
            }
            news.tellAddition(asked, referral, work);
            return;
        }
        log.moved(
                asked.at(to, null, awaited(asked, after, to, work)),
                work.writing().at(),
                work.writing().alongside());
        news.tell(ReferralEventKind.PATIENT_MOVED, move, asked, referral, work);
    }

    /** A step of the person, and another day that is asked for, begin the waiting anew. */
    private @Nullable PatientDeadline awaited(PatientTask asked, Task after, TaskStatus to, ReferralWork work) {
        return transitions.isOver(to)
                ? null
                : deadlines.of(
                        after, parties.key(asked.requester()), work.writing().at());
    }

    private @Nullable Referral referral(@Nullable UUID id, ReferralWork work) {
        return id == null
                ? null
                : work.referral(id).or(() -> referrals.lock(id)).orElseThrow();
    }

    private static void refuseImmutable(Task before, Task after, Set<PatientTaskActor> capacities) {
        List<Problem> problems =
                PatientTaskContent.immutables(before, after, capacities.contains(PatientTaskActor.REQUESTER));
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
        List<Problem> wrong = PatientTaskContent.problems(after);
        if (!wrong.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, wrong);
        }
    }

    private PatientTransition ruled(Task before, Task after, TaskStatus to, Set<PatientTaskActor> capacities) {
        List<PatientTransition> open = transitions.open(before.getStatus(), capacities);
        PatientTransition move = open.stream()
                .filter(each -> each.to() == to)
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.status", ProblemCode.TRANSITION_NOT_ALLOWED, notAllowed(before, to, open)));
        if (move.requires().contains(Requirement.REASON)
                && !TaskState.carried(after).contains(Requirement.REASON)) {
            throw Refusal.unprocessable(
                    "Task.statusReason",
                    ProblemCode.REASON_REQUIRED,
                    "To become " + to.toCode() + " a Task carries Task.statusReason.");
        }
        if (move.requires().contains(Requirement.OUTPUT) && !PatientTaskContent.isAnswered(after)) {
            throw Refusal.unprocessable(
                    "Task.output",
                    ProblemCode.OUTPUT_REQUIRED,
                    "To become completed the Task carries an output that answers what was asked.");
        }
        return move;
    }

    private static String notAllowed(Task before, TaskStatus to, List<PatientTransition> open) {
        String moves = open.stream().map(move -> move.to().toCode()).distinct().collect(Collectors.joining(", "));
        return "What a person is asked that is " + before.getStatus().toCode() + " cannot become " + to.toCode()
                + " by you. Open to you now: " + (moves.isEmpty() ? "nothing" : moves) + ".";
    }
}

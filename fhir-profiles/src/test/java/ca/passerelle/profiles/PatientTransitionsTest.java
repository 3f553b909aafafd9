package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of what a person is asked to do, held against the Gravity guide and against themselves. */
class PatientTransitionsTest {

    /** SDOHCC-ValueSetTaskStatus. */
    private static final Set<TaskStatus> GRAVITY = EnumSet.of(
            TaskStatus.READY,
            TaskStatus.INPROGRESS,
            TaskStatus.ONHOLD,
            TaskStatus.COMPLETED,
            TaskStatus.CANCELLED,
            TaskStatus.FAILED,
            TaskStatus.ENTEREDINERROR);

    private static final Set<TaskStatus> ENDS =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.ENTEREDINERROR);

    private static final PatientTransitions MOVES = PatientTransitions.load();
    private static final PatientEndings ENDINGS = PatientEndings.load();

    @Test
    void reachesEveryStatusOfTheGuideAndNoOther() {
        Set<TaskStatus> reached = EnumSet.noneOf(TaskStatus.class);
        Deque<TaskStatus> edge = new ArrayDeque<>(targets(null, EnumSet.allOf(PatientTaskActor.class)));
        while (!edge.isEmpty()) {
            TaskStatus status = edge.pop();
            if (reached.add(status)) {
                edge.addAll(targets(status, EnumSet.allOf(PatientTaskActor.class)));
            }
        }
        assertThat(reached).isEqualTo(GRAVITY);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"READY", "INPROGRESS", "ONHOLD"})
    void whatIsOpenHasAWayToEveryEnd(TaskStatus open) {
        assertThat(targets(open, EnumSet.allOf(PatientTaskActor.class))).containsAll(ENDS);
        assertThat(MOVES.isOver(open)).isFalse();
    }

    @Test
    void nothingLeadsOutOfAnEndAndAnEndWithoutSuccessSaysWhy() {
        assertThat(ENDS).allMatch(MOVES::isOver);
        assertThat(MOVES.all()).filteredOn(move -> ENDS.contains(move.to())).allSatisfy(move -> assertThat(
                        move.requires())
                .containsExactly(move.to() == TaskStatus.COMPLETED ? Requirement.OUTPUT : Requirement.REASON));
    }

    /** Gravity: ready and entered-in-error are the requester's, cancelled is either's, the rest is the person's. */
    @Test
    void onlyThePersonDoesWhatShePersonallyIsAskedToDo() {
        assertThat(MOVES.all()).allSatisfy(move -> {
            boolean ofRequester = move.to() == TaskStatus.READY || move.to() == TaskStatus.ENTEREDINERROR;
            boolean ofEither = move.to() == TaskStatus.CANCELLED;
            assertThat(move.actors().contains(PatientTaskActor.REQUESTER)).isEqualTo(ofRequester || ofEither);
            assertThat(move.actors().contains(PatientTaskActor.PATIENT)).isEqualTo(!ofRequester);
            assertThat(move.actors()).doesNotContain(PatientTaskActor.COUNTERPART);
        });
    }

    @Test
    void nobodySpeaksInThePersonsNameWhereThePersonHasNoWord() {
        assertThat(MOVES.all())
                .filteredOn(move -> !move.actors().contains(PatientTaskActor.PATIENT))
                .allMatch(move -> move.inName().isEmpty())
                .allMatch(move -> !move.isAllowedTo(Set.of(PatientTaskActor.COUNTERPART)));
        assertThat(MOVES.open(TaskStatus.READY, Set.of(PatientTaskActor.COUNTERPART)))
                .extracting(PatientTransition::rule)
                .containsExactly("start", "hold", "complete", "fail", "cancel");
    }

    @Test
    void everyEndOfAReferralDecidesAndOnlyFeedbackOutlivesACompletedOne() {
        TransitionTable referrals = TransitionTable.load();
        for (BusinessStatus state : BusinessStatus.values()) {
            TaskStatus status = state.taskStatus();
            assertThat(ENDINGS.of(status, null).isPresent()).as("%s", status).isEqualTo(referrals.isTerminal(status));
            assertThat(ENDINGS.of(status, "feedback-questionnaire").isPresent())
                    .as("%s", status)
                    .isEqualTo(referrals.isTerminal(status) && status != TaskStatus.COMPLETED);
        }
        assertThat(ENDINGS.all()).allMatch(row -> row.then() == null || ENDS.contains(row.then()));
    }

    private static List<TaskStatus> targets(@Nullable TaskStatus from, Set<PatientTaskActor> capacities) {
        return MOVES.open(from, capacities).stream().map(PatientTransition::to).toList();
    }
}

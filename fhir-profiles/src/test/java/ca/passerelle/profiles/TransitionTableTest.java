package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionTableTest {

    private static final Set<BusinessStatus> ENDS = EnumSet.of(
            BusinessStatus.DECLINED,
            BusinessStatus.CANCELLED,
            BusinessStatus.COMPLETED,
            BusinessStatus.FAILED,
            BusinessStatus.ENTERED_IN_ERROR);

    private static final TransitionTable TABLE = TransitionTable.load();

    @Test
    void everyBusinessStatusBelongsToItsTaskStatus() {
        assertThat(TABLE.all()).isNotEmpty().allSatisfy(move -> {
            assertThat(move.toBusiness().taskStatus()).isEqualTo(move.to());
            assertThat(move.fromBusiness())
                    .allSatisfy(business -> assertThat(business.taskStatus()).isEqualTo(move.from()));
        });
    }

    @Test
    void everyRowHasAnActor() {
        assertThat(TABLE.all()).allSatisfy(move -> assertThat(move.actors()).isNotEmpty());
    }

    @Test
    void noActorHasTwoRulesForOneMove() {
        for (Actor actor : Actor.values()) {
            for (BusinessStatus from : BusinessStatus.values()) {
                assertThat(TABLE.movesFrom(from.taskStatus(), from, actor))
                        .as("%s from %s", actor, from)
                        .extracting(Transition::toBusiness)
                        .doesNotHaveDuplicates();
            }
            assertThat(TABLE.movesFrom(null, null, actor))
                    .extracting(Transition::toBusiness)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyStateIsReachedFromTheStart() {
        assertThat(reachedFrom(startsBy(TABLE.all()))).containsExactlyInAnyOrder(BusinessStatus.values());
    }

    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void everyOpenStateHasAWayToAnEndAndEndsHaveNone(BusinessStatus state) {
        if (ENDS.contains(state)) {
            assertThat(TABLE.isTerminal(state.taskStatus())).isTrue();
            assertThat(movesFrom(state)).isEmpty();
        } else {
            assertThat(TABLE.isTerminal(state.taskStatus())).isFalse();
            assertThat(reachedFrom(List.of(state))).containsAnyElementsOf(ENDS);
        }
    }

    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void whatEndsAReferralOtherThanSuccessCarriesAReasonAndSuccessAnOutput(BusinessStatus state) {
        assertThat(movesFrom(state).filter(move -> ENDS.contains(move.toBusiness())))
                .allSatisfy(move -> assertThat(move.requires())
                        .containsExactly(move.to() == TaskStatus.COMPLETED ? Requirement.OUTPUT : Requirement.REASON));
    }

    @ParameterizedTest
    @EnumSource(
            value = BusinessStatus.class,
            names = {"SENT", "RECEIVED", "ACCEPTED", "WAITLISTED", "AWAITING_INFORMATION"})
    void aRequesterCancelsAtOnceBeforeTheServiceBegins(BusinessStatus state) {
        assertThat(targetsOf(state, Actor.REQUESTER))
                .contains(BusinessStatus.CANCELLED)
                .doesNotContain(BusinessStatus.CANCELLATION_REQUESTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = BusinessStatus.class,
            names = {"IN_PROGRESS", "BOOKED", "NO_SHOW", "BOOKING_CANCELLED", "INTERIM"})
    void aRequesterOnlyAsksToCancelAServiceThatBegan(BusinessStatus state) {
        assertThat(targetsOf(state, Actor.REQUESTER))
                .contains(BusinessStatus.CANCELLATION_REQUESTED)
                .doesNotContain(BusinessStatus.CANCELLED);
    }

    @Test
    void theOwnerAnswersARequestToCancel() {
        assertThat(targetsOf(BusinessStatus.CANCELLATION_REQUESTED, Actor.OWNER))
                .containsExactlyInAnyOrder(
                        BusinessStatus.CANCELLED,
                        BusinessStatus.IN_PROGRESS,
                        BusinessStatus.BOOKED,
                        BusinessStatus.COMPLETED,
                        BusinessStatus.FAILED);
    }

    @Test
    void onlyTheOwnerDecides() {
        assertThat(TABLE.all().stream()
                        .filter(move -> move.to() == TaskStatus.REJECTED
                                || move.to() == TaskStatus.COMPLETED
                                || move.to() == TaskStatus.FAILED))
                .allSatisfy(move -> assertThat(move.actors()).containsExactly(Actor.OWNER));
    }

    @Test
    void candidatesNameTheRuleWhateverTheActor() {
        assertThat(TABLE.candidates(TaskStatus.REQUESTED, BusinessStatus.SENT, TaskStatus.ACCEPTED, null))
                .extracting(Transition::rule)
                .containsExactlyInAnyOrder("accept", "claim", "roll-up");
        assertThat(TABLE.candidates(TaskStatus.RECEIVED, BusinessStatus.RECEIVED, TaskStatus.ONHOLD, null))
                .extracting(Transition::rule)
                .containsExactlyInAnyOrder("waitlist", "request-information");
        assertThat(TABLE.candidates(null, null, TaskStatus.REQUESTED, BusinessStatus.SENT))
                .extracting(Transition::rule)
                .containsExactly("send");
        assertThat(TABLE.candidates(
                        TaskStatus.COMPLETED, BusinessStatus.COMPLETED, TaskStatus.ACCEPTED, BusinessStatus.ACCEPTED))
                .isEmpty();
    }

    @Test
    void aWaitlistNeedsAnExpectedDateAndAQuestionAReason() {
        assertThat(TABLE.all())
                .filteredOn(move -> move.toBusiness() == BusinessStatus.WAITLISTED)
                .allSatisfy(move -> assertThat(move.requires()).containsExactly(Requirement.EXPECTED_DATE));
        assertThat(TABLE.all())
                .filteredOn(move -> move.toBusiness() == BusinessStatus.AWAITING_INFORMATION)
                .allSatisfy(move -> assertThat(move.requires()).containsExactly(Requirement.REASON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept,requested,,accepted,accepted,owner,,requester",
                "accept,requested,,accepted,approved,owner,,requester,",
                "accept,asked,,accepted,accepted,owner,,requester,",
                "accept,requested,,accepted,accepted,nobody,,requester,",
                "accept,requested,,accepted,accepted,owner,luck,requester,",
                ",requested,,accepted,accepted,owner,,requester,"
            })
    void aMalformedRowIsNamedByItsLine(String row) {
        assertThatThrownBy(() -> TransitionRow.readAll(List.of("# comment", TransitionRow.HEADER, row)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void aTableWithoutItsHeaderIsRefused() {
        assertThatThrownBy(() -> TransitionRow.readAll(List.of("rule,from")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(TransitionRow.HEADER);
    }

    private static Stream<Transition> movesFrom(BusinessStatus state) {
        return Arrays.stream(Actor.values())
                .flatMap(actor -> TABLE.movesFrom(state.taskStatus(), state, actor).stream());
    }

    private static List<BusinessStatus> targetsOf(BusinessStatus state, Actor actor) {
        return TABLE.movesFrom(state.taskStatus(), state, actor).stream()
                .map(Transition::toBusiness)
                .filter(target -> target != state)
                .toList();
    }

    private static List<BusinessStatus> startsBy(List<Transition> moves) {
        return moves.stream()
                .filter(move -> move.from() == null)
                .map(Transition::toBusiness)
                .toList();
    }

    private static Set<BusinessStatus> reachedFrom(List<BusinessStatus> states) {
        var reached = EnumSet.noneOf(BusinessStatus.class);
        var open = new ArrayDeque<>(states);
        while (!open.isEmpty()) {
            BusinessStatus state = open.remove();
            if (reached.add(state)) {
                movesFrom(state).map(Transition::toBusiness).forEach(open::add);
            }
        }
        return reached;
    }
}

package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No open state is without somebody who acts next, and no such waiting without a policy. */
class ClockTablesTest {

    private static final TransitionTable MOVES = TransitionTable.load();
    private static final NextSteps STEPS = NextSteps.load();

    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void everyOpenStateHasANextActorWhoCanActAndAnEndHasNone(BusinessStatus state) {
        var step = STEPS.of(state.taskStatus(), state);
        if (MOVES.isTerminal(state.taskStatus())) {
            assertThat(step).isEmpty();
        } else {
            assertThat(step).isPresent();
            assertThat(MOVES.movesFrom(state.taskStatus(), state, step.get().next()))
                    .as("moves of whoever is awaited")
                    .isNotEmpty();
        }
    }

    @Test
    void everyPriorityAndClockHasExactlyOneDefault() {
        for (ServiceRequestPriority priority : ServiceRequestPriority.values()) {
            if (priority == ServiceRequestPriority.NULL) {
                continue;
            }
            for (ClockKind clock : ClockKind.values()) {
                assertThat(ClockPolicy.defaults())
                        .filteredOn(policy -> policy.need() == null && policy.covers("any", Set.of(), priority, clock))
                        .as("%s %s", priority, clock)
                        .hasSize(1);
            }
        }
    }

    @Test
    void theMoreUrgentTheSooner() {
        List<ServiceRequestPriority> order = List.of(
                ServiceRequestPriority.STAT,
                ServiceRequestPriority.ASAP,
                ServiceRequestPriority.URGENT,
                ServiceRequestPriority.ROUTINE);
        for (ClockKind clock : ClockKind.values()) {
            assertThat(order.stream()
                            .map(priority -> ClockPolicy.defaults().stream()
                                    .filter(policy -> policy.covers("any", Set.of(), priority, clock))
                                    .findFirst()
                                    .orElseThrow()
                                    .due())
                            .toList())
                    .as(clock.code())
                    .isSorted();
        }
    }

    @Test
    void onlyWhatNobodyAnsweredIsClosedAndNothingThatHasBegun() {
        assertThat(ClockPolicy.defaults())
                .filteredOn(policy -> policy.close() != null)
                .extracting(ClockPolicy::clock)
                .containsOnly(ClockKind.REPLY, ClockKind.ANSWER, ClockKind.PERSON);
        Arrays.stream(BusinessStatus.values())
                .filter(state -> STEPS.of(state.taskStatus(), state)
                        .filter(step -> step.clock() == ClockKind.ANSWER)
                        .isPresent())
                .forEach(state -> assertThat(MOVES.movesFrom(state.taskStatus(), state, Actor.GATEWAY))
                        .extracting(Transition::toBusiness)
                        .contains(BusinessStatus.CANCELLED));
    }

    @Test
    void aMalformedRowIsNamedByItsLine() {
        assertThatThrownBy(() -> TextTable.read(
                        "table", List.of("# comment", "a,b", "1,2", "1"), ",", "a,b", cells -> cells.get(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table, line 4");
        assertThatThrownBy(() -> TextTable.read("table", List.of("b,a"), ",", "a,b", cells -> cells))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a,b");
    }
}

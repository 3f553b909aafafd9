package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.gateway.referral.Lifecycle.Wish;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Transition;
import ca.passerelle.profiles.TransitionTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The domain function against its table: nothing that the table does not allow, and everything that it does. */
class LifecycleTest {

    private static final TransitionTable TABLE = TransitionTable.load();
    private static final Lifecycle LIFECYCLE = new Lifecycle(TABLE);

    @Test
    void everyRowIsAllowedToItsActorsWithWhatItRequires() {
        for (Transition row : TABLE.all()) {
            Set<BusinessStatus> starts = row.fromBusiness().isEmpty() ? Set.of(anyOf(row.from())) : row.fromBusiness();
            for (BusinessStatus start : starts) {
                State from = row.from() == null ? State.NONE : new State(row.from(), start);
                for (Actor actor : row.actors()) {
                    Ruling ruling =
                            LIFECYCLE.rule(new Wish(from, row.to(), row.toBusiness(), Set.of(actor), row.requires()));
                    assertThat(ruling).as("%s by %s", row.rule(), actor).isInstanceOf(Ruling.Allowed.class);
                    Transition by = ((Ruling.Allowed) ruling).transition();
                    assertThat(by.to()).isEqualTo(row.to());
                    assertThat(by.toBusiness()).isEqualTo(row.toBusiness());
                }
            }
        }
    }

    @Property(tries = 5000)
    void whatIsAllowedStandsInTheTable(@ForAll("wishes") Wish wish) {
        Ruling ruling = LIFECYCLE.rule(wish);
        if (ruling instanceof Ruling.Allowed allowed) {
            Transition by = allowed.transition();
            assertThat(TABLE.all()).contains(by);
            assertThat(by.startsAt(wish.from().status(), wish.from().business()))
                    .isTrue();
            assertThat(wish.actors()).anyMatch(by::isAllowedTo);
            assertThat(wish.carried()).containsAll(by.requires());
            boolean recordedOnly = by.toBusiness() == BusinessStatus.CANCELLATION_REQUESTED;
            assertThat(by.to() == wish.to() || (recordedOnly && wish.to() == TaskStatus.CANCELLED))
                    .isTrue();
        } else {
            assertThat(((Ruling.Refused) ruling).problems()).isNotEmpty();
        }
    }

    /** Wherever a random walk leads, it stays inside the table, and the end is the end. */
    @Property(tries = 500)
    void aWalkNeverLeavesTheTable(@ForAll("walks") List<Wish> walk) {
        State state = State.NONE;
        List<Transition> log = new ArrayList<>();
        for (Wish step : walk) {
            Wish wish = new Wish(state, step.to(), step.toBusiness(), step.actors(), EnumSet.allOf(Requirement.class));
            if (LIFECYCLE.rule(wish) instanceof Ruling.Allowed allowed) {
                assertThat(state.status() != null && LIFECYCLE.isTerminal(state.status()))
                        .as("nothing follows a terminal state")
                        .isFalse();
                log.add(allowed.transition());
                state = new State(
                        allowed.transition().to(), allowed.transition().toBusiness());
            }
        }
        assertThat(state).as("the state is a function of the log").isEqualTo(replay(log));
    }

    @Test
    void aRefusalSaysWhatIsOpen() {
        Ruling ruling = LIFECYCLE.rule(new Wish(
                new State(TaskStatus.REQUESTED, BusinessStatus.SENT),
                TaskStatus.COMPLETED,
                null,
                Set.of(Actor.OWNER),
                Set.of(Requirement.OUTPUT)));
        assertThat(((Ruling.Refused) ruling).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TRANSITION_NOT_ALLOWED);
            assertThat(problem.text()).contains("accepted/accepted").doesNotContain("completed/completed");
        });
    }

    @Test
    void aRefusalNamesWhatIsMissing() {
        Ruling ruling = LIFECYCLE.rule(new Wish(
                new State(TaskStatus.ACCEPTED, BusinessStatus.ACCEPTED),
                TaskStatus.COMPLETED,
                null,
                Set.of(Actor.OWNER),
                Set.of()));
        assertThat(((Ruling.Refused) ruling).problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo(ProblemCode.OUTPUT_REQUIRED));
    }

    @Provide
    Arbitrary<Wish> wishes() {
        Arbitrary<State> states =
                Arbitraries.of(BusinessStatus.class).map(business -> new State(business.taskStatus(), business));
        return Combinators.combine(
                        states,
                        Arbitraries.of(TaskStatus.class).filter(status -> status != TaskStatus.NULL),
                        Arbitraries.of(BusinessStatus.class).injectNull(0.5),
                        Arbitraries.of(Actor.class).set().ofMinSize(1),
                        Arbitraries.of(Requirement.class).set())
                .as(Wish::new);
    }

    @Provide
    Arbitrary<List<Wish>> walks() {
        return wishes().list().ofMaxSize(40);
    }

    private static State replay(List<Transition> log) {
        return log.isEmpty()
                ? State.NONE
                : new State(
                        log.get(log.size() - 1).to(), log.get(log.size() - 1).toBusiness());
    }

    private static BusinessStatus anyOf(@Nullable TaskStatus status) {
        return status == null
                ? BusinessStatus.DRAFT
                : BusinessStatus.plainestOf(status).orElseThrow();
    }
}

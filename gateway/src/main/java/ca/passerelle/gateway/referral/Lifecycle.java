package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Transition;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a referral may move: a pure function of the transition table, the state, who asks and what comes along. The one place
 * where it is decided, for every door.
 */
public final class Lifecycle {

    private final TransitionTable table;

    public Lifecycle(TransitionTable table) {
        this.table = table;
    }

    /** Where a referral stands on both axes; both null before it exists. */
    public record State(
            @Nullable TaskStatus status, @Nullable BusinessStatus business) {

        /** Before the first event. */
        public static final State NONE = new State(null, null);
    }

    /**
     * A wish to move.
     *
     * @param to the Task.status wished for
     * @param toBusiness the business status wished for; null when the mover leaves it open
     * @param actors in which capacities the mover may act
     * @param carried what the Task carries after the move
     */
    public record Wish(
            State from,
            TaskStatus to,
            @Nullable BusinessStatus toBusiness,
            Set<Actor> actors,
            Set<Requirement> carried) {}

    /** What the table says. */
    public sealed interface Ruling {

        /** The move is made by this transition; its target may be milder than what was wished for (a late cancellation). */
        record Allowed(Transition transition) implements Ruling {}

        record Refused(List<Problem> problems) implements Ruling {}
    }

    public Ruling rule(Wish wish) {
        List<Transition> candidates = allowed(
                table.candidates(wish.from().status(), wish.from().business(), wish.to(), wish.toBusiness()), wish);
        if (candidates.isEmpty() && wish.to() == TaskStatus.CANCELLED) {
            // Once the service has begun a requester cannot cancel it alone: the wish is recorded, the owner confirms.
            candidates = allowed(
                    table.candidates(
                            wish.from().status(),
                            wish.from().business(),
                            TaskStatus.INPROGRESS,
                            BusinessStatus.CANCELLATION_REQUESTED),
                    wish);
        }
        if (candidates.isEmpty()) {
            return new Ruling.Refused(List.of(notAllowed(wish)));
        }
        for (Transition move : candidates) {
            if (wish.carried().containsAll(move.requires())) {
                return new Ruling.Allowed(move);
            }
        }
        return missing(candidates.get(0), wish);
    }

    /** The moves open to somebody, each by its rule and target, in the order of the table. */
    public List<Transition> open(State from, Set<Actor> actors) {
        return actors.stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(actor -> table.movesFrom(from.status(), from.business(), actor).stream())
                .distinct()
                .toList();
    }

    public boolean isTerminal(TaskStatus status) {
        return table.isTerminal(status);
    }

    private static List<Transition> allowed(List<Transition> candidates, Wish wish) {
        List<Transition> allowed = new ArrayList<>();
        for (Transition move : candidates) {
            if (!Collections.disjoint(move.actors(), wish.actors())) {
                allowed.add(move);
            }
        }
        return allowed;
    }

    private Problem notAllowed(Wish wish) {
        String open = open(wish.from(), wish.actors()).stream()
                .map(move -> move.to().toCode() + "/" + move.toBusiness().code())
                .distinct()
                .collect(Collectors.joining(", "));
        TaskStatus from = wish.from().status();
        String text = "A referral that is " + (from == null ? "not yet sent" : from.toCode()) + " cannot become "
                + wish.to().toCode()
                + (wish.toBusiness() == null ? "" : "/" + wish.toBusiness().code())
                + " by you. Open to you now: " + (open.isEmpty() ? "nothing" : open) + ".";
        return Problem.error("Task.status", ProblemCode.TRANSITION_NOT_ALLOWED, text);
    }

    private static Ruling missing(Transition move, Wish wish) {
        return new Ruling.Refused(move.requires().stream()
                .filter(requirement -> !wish.carried().contains(requirement))
                .sorted()
                .map(requirement -> Problem.error(
                        location(requirement),
                        requirement.whenAbsent(),
                        "To become " + move.to().toCode() + "/"
                                + move.toBusiness().code() + " a Task carries " + location(requirement) + "."))
                .toList());
    }

    private static String location(Requirement requirement) {
        return switch (requirement) {
            case REASON -> "Task.statusReason";
            case OUTPUT -> "Task.output";
            case EXPECTED_DATE -> "Task.executionPeriod.start";
        };
    }
}

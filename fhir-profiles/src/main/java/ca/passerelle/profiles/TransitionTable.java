package ca.passerelle.profiles;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Every move that a referral may make, and who may make it. A move that is not here is not allowed. Immutable; read from
 * {@code transitions.csv} beside this class.
 */
public final class TransitionTable {

    static final String RESOURCE = "transitions.csv";

    private final List<Transition> transitions;
    private final List<Transition> starts;
    private final Map<TaskStatus, List<Transition>> byStatus = new EnumMap<>(TaskStatus.class);

    TransitionTable(List<Transition> transitions) {
        this.transitions = List.copyOf(transitions);
        this.starts = transitions.stream().filter(move -> move.from() == null).toList();
        for (Transition move : transitions) {
            if (move.from() != null) {
                byStatus.computeIfAbsent(move.from(), any -> new ArrayList<>()).add(move);
            }
        }
    }

    /**
     * Reads the table that comes with this module.
     *
     * @throws IllegalStateException when a row of it is malformed
     */
    public static TransitionTable load() {
        return new TransitionTable(TextTable.load(
                TransitionTable.class, RESOURCE, TransitionRow.SEPARATOR, TransitionRow.HEADER, TransitionRow::of));
    }

    /** Whether a referral is over in a Task.status, by the table that comes with this module. */
    public static boolean isOver(@Nullable TaskStatus status) {
        return status != null && Ours.TABLE.isTerminal(status);
    }

    /** Read when somebody first asks. */
    private static final class Ours {

        private static final TransitionTable TABLE = load();
    }

    /** All moves, in the order of the file. */
    public List<Transition> all() {
        return transitions;
    }

    /**
     * The moves between two states, whoever may make them; empty when there is none.
     *
     * @param from null for a Task that does not exist yet
     * @param toBusiness null when the mover did not say, which leaves every business status of {@code to} open
     */
    public List<Transition> candidates(
            @Nullable TaskStatus from,
            @Nullable BusinessStatus fromBusiness,
            TaskStatus to,
            @Nullable BusinessStatus toBusiness) {
        List<Transition> found = new ArrayList<>();
        for (Transition move : from(from)) {
            if (move.to() == to
                    && (toBusiness == null || move.toBusiness() == toBusiness)
                    && move.startsAt(from, fromBusiness)) {
                found.add(move);
            }
        }
        return found;
    }

    /** The moves that one actor may make from a state; empty at the end of a referral. */
    public List<Transition> movesFrom(@Nullable TaskStatus from, @Nullable BusinessStatus fromBusiness, Actor actor) {
        return from(from).stream()
                .filter(move -> move.startsAt(from, fromBusiness))
                .filter(move -> move.isAllowedTo(actor))
                .toList();
    }

    /** Whether nothing leads out of a Task.status. */
    public boolean isTerminal(TaskStatus status) {
        return from(status).isEmpty();
    }

    /** The rows that begin at a Task.status, in their order: a decision looks at a dozen of them and not at all. */
    private List<Transition> from(@Nullable TaskStatus status) {
        return status == null ? starts : byStatus.getOrDefault(status, List.of());
    }
}

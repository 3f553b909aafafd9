package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Every move that what a person is asked to do may make, and who may make it: the rows of {@code patient-transitions.csv}. A move that is not
 * there is not allowed. Immutable.
 */
public final class PatientTransitions {

    private static final String HEADER = "rule,from,to,actors,in-name,requires,tells,note";
    private static final String START = "-";

    private final List<PatientTransition> transitions;

    private PatientTransitions(List<PatientTransition> transitions) {
        this.transitions = transitions;
    }

    /** @throws IllegalStateException when a row is malformed */
    public static PatientTransitions load() {
        return new PatientTransitions(TextTable.load(
                PatientTransitions.class, "patient-transitions.csv", ",", HEADER, PatientTransitions::row));
    }

    /** All moves, in the order of the file. */
    public List<PatientTransition> all() {
        return transitions;
    }

    /** The moves open to somebody from a status; {@code from} is null for a Task that does not exist yet. */
    public List<PatientTransition> open(@Nullable TaskStatus from, Set<PatientTaskActor> capacities) {
        return transitions.stream()
                .filter(move -> move.from() == from && move.isAllowedTo(capacities))
                .toList();
    }

    /** Whether nothing leads out of a Task.status. */
    public boolean isOver(TaskStatus status) {
        return transitions.stream().noneMatch(move -> move.from() == status);
    }

    private static PatientTransition row(List<String> cells) {
        if (cells.get(0).isEmpty()) {
            throw new IllegalArgumentException("a row has a rule");
        }
        return new PatientTransition(
                cells.get(0),
                cells.get(1).equals(START) ? null : TaskStatus.fromCode(cells.get(1)),
                TaskStatus.fromCode(cells.get(2)),
                several(cells.get(3), PatientTaskActor.values(), PatientTaskActor::code),
                several(cells.get(4), PatientTaskActor.values(), PatientTaskActor::code),
                several(cells.get(5), Requirement.values(), Requirement::code),
                several(cells.get(6), PatientTaskActor.values(), PatientTaskActor::code),
                cells.get(7));
    }

    private static <E> Set<E> several(String cell, E[] values, Function<E, String> codeOf) {
        return cell.isEmpty()
                ? Set.of()
                : Arrays.stream(cell.split(" "))
                        .map(code -> Stream.of(values)
                                .filter(value -> codeOf.apply(value).equals(code))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("unknown code '" + code + "'")))
                        .collect(Collectors.toUnmodifiableSet());
    }
}

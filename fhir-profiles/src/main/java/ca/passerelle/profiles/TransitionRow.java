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
 * Reads the rows of the transition table: comma-separated without quoting, of which the last column may hold commas; several values in
 * one column are separated by spaces; lines that begin with {@code #} are comments.
 */
final class TransitionRow {

    static final String HEADER = "rule,from,from-business,to,to-business,actors,requires,tells,note";

    static final String SEPARATOR = ",";
    private static final String START = "-";

    private TransitionRow() {}

    /**
     * All rows below the header.
     *
     * @throws IllegalStateException naming the line that cannot be read
     */
    static List<Transition> readAll(List<String> lines) {
        return TextTable.read(TransitionTable.RESOURCE, lines, SEPARATOR, HEADER, TransitionRow::of);
    }

    static Transition of(List<String> cells) {
        if (cells.get(0).isEmpty()) {
            throw new IllegalArgumentException("a row has a rule");
        }
        return new Transition(
                cells.get(0),
                status(cells.get(1)),
                several(cells.get(2), TransitionRow::business),
                TaskStatus.fromCode(cells.get(3)),
                business(cells.get(4)),
                several(cells.get(5), code -> named(code, Actor.values(), Actor::code)),
                several(cells.get(6), code -> named(code, Requirement.values(), Requirement::code)),
                several(cells.get(7), code -> named(code, Actor.values(), Actor::code)),
                cells.get(8));
    }

    private static @Nullable TaskStatus status(String code) {
        return code.equals(START) ? null : TaskStatus.fromCode(code);
    }

    private static BusinessStatus business(String code) {
        return named(code, BusinessStatus.values(), BusinessStatus::code);
    }

    private static <E> E named(String code, E[] values, Function<E, String> codeOf) {
        return Stream.of(values)
                .filter(value -> codeOf.apply(value).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown code '" + code + "'"));
    }

    private static <E> Set<E> several(String cell, Function<String, E> read) {
        return cell.isEmpty()
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(read).collect(Collectors.toUnmodifiableSet());
    }
}

package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the transition table: comma-separated without quoting, of which the last column may hold commas; several values in
 * one column are separated by spaces; lines that begin with {@code #} are comments.
 */
final class TransitionRow {

    static final String HEADER = "rule,from,from-business,to,to-business,actors,requires,tells,note";

    private static final int COLUMNS = HEADER.split(",").length;
    private static final String START = "-";

    private TransitionRow() {}

    /**
     * All rows below the header.
     *
     * @throws IllegalStateException naming the line that cannot be read
     */
    static List<Transition> readAll(List<String> lines) {
        List<Integer> numbers = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                .boxed()
                .toList();
        if (numbers.isEmpty() || !lines.get(numbers.get(0)).equals(HEADER)) {
            throw new IllegalStateException("transition table: the first line must be " + HEADER);
        }
        return numbers.stream().skip(1).map(i -> read(lines.get(i), i + 1)).toList();
    }

    private static Transition read(String line, int number) {
        String[] cells =
                Arrays.stream(line.split(",", COLUMNS)).map(String::strip).toArray(String[]::new);
        if (cells.length != COLUMNS || cells[0].isEmpty()) {
            throw new IllegalStateException("transition table, line " + number + ": " + COLUMNS + " columns expected");
        }
        try {
            return new Transition(
                    cells[0],
                    status(cells[1]),
                    several(cells[2], TransitionRow::business),
                    TaskStatus.fromCode(cells[3]),
                    business(cells[4]),
                    several(cells[5], code -> named(code, Actor.values(), Actor::code)),
                    several(cells[6], code -> named(code, Requirement.values(), Requirement::code)),
                    several(cells[7], code -> named(code, Actor.values(), Actor::code)),
                    cells[8]);
        } catch (FHIRException | IllegalArgumentException e) {
            throw new IllegalStateException("transition table, line " + number + ": " + e.getMessage(), e);
        }
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

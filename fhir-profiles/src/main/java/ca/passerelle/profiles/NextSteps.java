package ca.passerelle.profiles;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Who acts next in each open state of a referral, and what is awaited: the rows of {@code next-steps.csv}. */
public final class NextSteps {

    private static final String HEADER = "status,business,next,clock";

    private final List<Row> rows;

    private NextSteps(List<Row> rows) {
        this.rows = rows;
    }

    /** Who acts next, and by which clock. */
    public record NextStep(Actor next, ClockKind clock) {}

    private record Row(TaskStatus status, @Nullable BusinessStatus business, NextStep step) {}

    /** @throws IllegalStateException when a row is malformed */
    public static NextSteps load() {
        return new NextSteps(TextTable.load(NextSteps.class, "next-steps.csv", ",", HEADER, NextSteps::row));
    }

    /** What is next; empty at the end of a referral. */
    public Optional<NextStep> of(TaskStatus status, @Nullable BusinessStatus business) {
        Stream<Row> exact = rows.stream().filter(row -> row.status == status && row.business == business);
        Stream<Row> any = rows.stream().filter(row -> row.status == status && row.business == null);
        return Stream.concat(exact, any).map(Row::step).findFirst();
    }

    private static Row row(List<String> cells) {
        return new Row(
                TaskStatus.fromCode(cells.get(0)),
                cells.get(1).isEmpty() ? null : BusinessStatus.of(cells.get(1)).orElseThrow(),
                new NextStep(
                        Actor.of(cells.get(2)).orElseThrow(),
                        ClockKind.of(cells.get(3)).orElseThrow()));
    }
}

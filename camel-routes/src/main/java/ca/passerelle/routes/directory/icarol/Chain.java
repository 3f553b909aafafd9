package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The levels that a value is looked for in, nearest first. Which levels count differs from field to field (reference: iCarol, "inheritance
 * rule"); the privacy of a value is that of the level it is taken from.
 *
 * @param levels nearest first
 */
record Chain(List<ICarolEntry> levels) {

    static Chain of(@Nullable ICarolEntry... levels) {
        return new Chain(Stream.of(levels).filter(Objects::nonNull).toList());
    }

    /** The first level for which this holds. */
    @Nullable
    ICarolEntry first(Predicate<ICarolEntry> holds) {
        return levels.stream().filter(holds).findFirst().orElse(null);
    }

    /** The first level that has a value in any of these columns, in any language. */
    @Nullable
    ICarolEntry having(String... columns) {
        return first(entry -> entry.any(record -> record.value(columns) != null));
    }

    /** The value of the first level that has one. */
    @Nullable
    String value(Function<ICarolEntry, ICarolRecord> version, String... columns) {
        ICarolEntry entry = having(columns);
        return entry == null ? null : version.apply(entry).value(columns);
    }

    /** Whether a flag of a level hides something, in whatever language. */
    static boolean hidden(ICarolEntry entry, String... flags) {
        return Stream.of(flags).anyMatch(flag -> entry.any(record -> SecrecyFlag.hides(record.valueOr("", flag))));
    }
}

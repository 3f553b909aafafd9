package ca.passerelle.gateway.record.search;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A date of a query with its prefix (FHIR R4 section 3.1.1.4.6). */
public record DateComparison(Prefix prefix, TimeRange range) {

    /** The prefixes of R4. */
    public enum Prefix {
        /** Within the time asked for. */
        EQ,
        NE,
        GT,
        LT,
        /** Within it or after it, in part at least. */
        GE,
        LE,
        /** Begins after it. */
        SA,
        /** Ends before it. */
        EB,
        /** Overlaps it, when it is made longer on both sides by a tenth of its distance from now. */
        AP
    }

    /** Reads a value; empty when it is no date or its prefix none of R4. */
    static Optional<DateComparison> of(String value, Clock clock) {
        boolean prefixed = value.length() > 2 && Character.isLetter(value.charAt(0));
        Prefix prefix = Prefix.EQ;
        if (prefixed) {
            try {
                prefix = Prefix.valueOf(value.substring(0, 2).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        TimeRange range = TimeRange.read(prefixed ? value.substring(2) : value);
        if (range == null) {
            return Optional.empty();
        }
        return Optional.of(new DateComparison(prefix, prefix == Prefix.AP ? widened(range, clock) : range));
    }

    private static TimeRange widened(TimeRange range, Clock clock) {
        Duration tenth = Duration.between(range.low(), clock.instant()).abs().dividedBy(10);
        return new TimeRange(range.low().minus(tenth), range.high().plus(tenth));
    }
}

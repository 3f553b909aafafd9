package ca.passerelle.gateway.record.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The time that a FHIR date stands for: from {@code low}, inclusive, to {@code high}, exclusive (FHIR R4 section 3.1.1.4.6). A date
 * without a zone is read in UTC, so that an answer does not depend on where the server stands.
 */
public record TimeRange(Instant low, Instant high) {

    /** The first and last moments that the index can hold: an open end of a period. */
    public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** The range of an element: of a date, a period, or the outer limits of a timing. An unreadable value gives none. */
    static Stream<TimeRange> of(Base value) {
        if (value instanceof BaseDateTimeType date) {
            return Stream.ofNullable(read(date.getValueAsString()));
        }
        if (value instanceof Period period) {
            return Stream.ofNullable(period(period));
        }
        if (value instanceof Timing timing) {
            Stream<TimeRange> bounds = timing.getRepeat().hasBoundsPeriod()
                    ? Stream.ofNullable(period(timing.getRepeat().getBoundsPeriod()))
                    : Stream.empty();
            return Stream.concat(timing.getEvent().stream().flatMap(TimeRange::of), bounds)
                    .reduce(TimeRange::around)
                    .stream();
        }
        return Stream.empty();
    }

    private TimeRange around(TimeRange other) {
        return new TimeRange(low.isBefore(other.low) ? low : other.low, high.isAfter(other.high) ? high : other.high);
    }

    private static @Nullable TimeRange period(Period period) {
        TimeRange start = read(period.getStartElement().getValueAsString());
        TimeRange end = read(period.getEndElement().getValueAsString());
        if (start == null && end == null) {
            return null;
        }
        Instant low = start == null ? BEGINNING : start.low;
        Instant high = end == null ? END : end.high;
        return high.isAfter(low) ? new TimeRange(low, high) : null;
    }

    /**
     * Reads a FHIR date, dateTime or instant of any precision, minutes included (they occur in searches only).
     *
     * @return null when the text is none, or out of the range that the index holds
     */
    public static @Nullable TimeRange read(@Nullable String text) {
        if (text == null || text.length() < 4) {
            return null;
        }
        try {
            TimeRange range = parse(text);
            return range.low.isBefore(BEGINNING) || range.high.isAfter(END) ? null : range;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static TimeRange parse(String text) {
        return switch (text.length()) {
            case 4 -> {
                Year year = Year.of(Integer.parseInt(number(text)));
                yield days(year.atDay(1), year.plusYears(1).atDay(1));
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(text);
                yield days(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            case 10 -> {
                LocalDate day = LocalDate.parse(text);
                yield days(day, day.plusDays(1));
            }
            default -> moment(text);
        };
    }

    private static String number(String text) {
        if (!text.chars().allMatch(Character::isDigit)) {
            throw new DateTimeException("not a year");
        }
        return text;
    }

    private static TimeRange moment(String text) {
        int zone = zone(text);
        String local = text.substring(0, zone < 0 ? text.length() : zone);
        OffsetDateTime time = OffsetDateTime.parse(local + (zone < 0 ? "Z" : text.substring(zone)));
        Instant low = time.toInstant();
        int colons = (int) local.chars().filter(c -> c == ':').count();
        if (colons == 1) {
            return new TimeRange(low, low.plusSeconds(60));
        }
        boolean fraction = local.indexOf('.') >= 0;
        return fraction
                ? new TimeRange(Instant.ofEpochMilli(low.toEpochMilli()), Instant.ofEpochMilli(low.toEpochMilli() + 1))
                : new TimeRange(low, low.plusSeconds(1));
    }

    /** Where the zone begins, -1 when there is none. */
    private static int zone(String text) {
        if (text.endsWith("Z")) {
            return text.length() - 1;
        }
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        return sign > 10 ? sign : -1;
    }

    private static TimeRange days(LocalDate from, LocalDate until) {
        return new TimeRange(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

package ca.passerelle.gateway.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times that dates stand for, and the dates of queries. */
class TimeRangeTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-11T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026,                          2026-01-01T00:00:00Z,      2027-01-01T00:00:00Z",
        "2026-12,                       2026-12-01T00:00:00Z,      2027-01-01T00:00:00Z",
        "2024-02,                       2024-02-01T00:00:00Z,      2024-03-01T00:00:00Z",
        "2024-02-29,                    2024-02-29T00:00:00Z,      2024-03-01T00:00:00Z",
        "2026-01-31T10:15,              2026-01-31T10:15:00Z,      2026-01-31T10:16:00Z",
        "2026-01-31T10:15Z,             2026-01-31T10:15:00Z,      2026-01-31T10:16:00Z",
        "2026-01-31T10:15:30Z,          2026-01-31T10:15:30Z,      2026-01-31T10:15:31Z",
        "2026-01-31T10:15:30,           2026-01-31T10:15:30Z,      2026-01-31T10:15:31Z",
        "2026-01-31T10:15:30-08:00,     2026-01-31T18:15:30Z,      2026-01-31T18:15:31Z",
        "2026-01-31T23:59:59+05:30,     2026-01-31T18:29:59Z,      2026-01-31T18:30:00Z",
        "2026-01-31T10:15:30.5Z,        2026-01-31T10:15:30.500Z,  2026-01-31T10:15:30.501Z",
        "2026-01-31T10:15:30.123Z,      2026-01-31T10:15:30.123Z,  2026-01-31T10:15:30.124Z",
        "2026-01-31T10:15:30.123456Z,   2026-01-31T10:15:30.123Z,  2026-01-31T10:15:30.124Z"
    })
    void aDateStandsForAllThatItsPrecisionLeavesOpen(String text, Instant low, Instant high) {
        assertThat(TimeRange.read(text)).isEqualTo(new TimeRange(low, high));
        if (!text.matches(".*T\\d\\d:\\d\\d(Z)?")) {
            assertThat(TimeRange.of(new DateTimeType(text))).containsExactly(new TimeRange(low, high));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "202",
                "20266",
                "2026-13",
                "2026-1",
                "2026-02-30",
                "2026-02-29",
                "2026-01-31T",
                "2026-01-31T10",
                "2026-01-31T25:00:00Z",
                "2026-01-31T10:60Z",
                "2026-01-31 10:15:30Z",
                "tomorrow",
                "0000",
                "９９９９",
                "-2026",
                "9999-12-31"
            })
    void whatIsNoDateStandsForNothing(String text) {
        assertThat(TimeRange.read(text)).isNull();
    }

    @Test
    void aPeriodReachesFromTheStartOfItsStartToTheEndOfItsEnd() {
        Period period = new Period();
        period.setStartElement(new DateTimeType("2026-01")).setEndElement(new DateTimeType("2026-02-03"));
        assertThat(ranges(period)).containsExactly(range("2026-01-01T00:00:00Z", "2026-02-04T00:00:00Z"));
        assertThat(ranges(period.copy().setEnd(null)))
                .containsExactly(new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), TimeRange.END));
        assertThat(ranges(period.copy().setStart(null)))
                .containsExactly(new TimeRange(TimeRange.BEGINNING, Instant.parse("2026-02-04T00:00:00Z")));
        assertThat(ranges(new Period())).isEmpty();
        assertThat(ranges(
                        new Period().setStartElement(new DateTimeType("2026")).setEndElement(new DateTimeType("2025"))))
                .isEmpty();
    }

    @Test
    void aTimingStandsForItsOuterLimits() {
        Timing timing = new Timing();
        timing.addEvent(new DateTimeType("2026-01-01").getValue());
        timing.getEvent().set(0, new DateTimeType("2026-01-01"));
        timing.getRepeat().setBounds(new Period().setStartElement(new DateTimeType("2027")));
        assertThat(ranges(timing)).containsExactly(new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), TimeRange.END));
        assertThat(ranges(new Timing())).isEmpty();
    }

    @Test
    void otherElementsStandForNoTime() {
        assertThat(ranges(new StringType("2026"))).isEmpty();
        assertThat(ranges(new DateType())).isEmpty();
        assertThat(ranges(new InstantType("2026-01-01T00:00:00.001Z")))
                .containsExactly(range("2026-01-01T00:00:00.001Z", "2026-01-01T00:00:00.002Z"));
    }

    @ParameterizedTest
    @CsvSource({"eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"})
    void everyPrefixIsReadWithEveryPrecision(String prefix) {
        for (String date : List.of("2026", "2026-01", "2026-01-31", "2026-01-31T10:15", "2026-01-31T10:15:30Z")) {
            assertThat(DateComparison.of(prefix + date, NOW)).hasValueSatisfying(read -> {
                assertThat(read.prefix().name()).isEqualToIgnoringCase(prefix);
                assertThat(read.range()).isEqualTo(TimeRange.read(date));
            });
        }
    }

    @Test
    void withoutAPrefixADateMeansEquals() {
        assertThat(DateComparison.of("2026-01", NOW).orElseThrow().prefix()).isEqualTo(DateComparison.Prefix.EQ);
    }

    @ParameterizedTest
    @CsvSource({
        "ap2026-01-01, 2025-12-31T00:00:00Z, 2026-01-03T00:00:00Z",
        "ap2026-01-21, 2026-01-20T00:00:00Z, 2026-01-23T00:00:00Z",
        "ap2026-01-11, 2026-01-11T00:00:00Z, 2026-01-12T00:00:00Z"
    })
    void approximatelyIsATenthOfTheDistanceFromNow(String value, Instant low, Instant high) {
        assertThat(DateComparison.of(value, NOW))
                .contains(new DateComparison(DateComparison.Prefix.AP, new TimeRange(low, high)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xx2026", "ge", "ge2026-99", "gege2026", "2026,", "null"})
    void whatIsNoDateOfAQueryIsRefused(String value) {
        assertThat(DateComparison.of(value, NOW)).isEmpty();
    }

    private static List<TimeRange> ranges(Base element) {
        return TimeRange.of(element).toList();
    }

    private static TimeRange range(String low, String high) {
        return new TimeRange(Instant.parse(low), Instant.parse(high));
    }
}

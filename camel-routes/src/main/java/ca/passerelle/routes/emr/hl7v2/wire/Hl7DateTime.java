package ca.passerelle.routes.emr.hl7v2.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or time of HL7 v2 (DT, DTM, TS) with the precision it was sent in, as FHIR writes it: {@code 1952}, {@code 2026-01},
 * {@code 2026-01-15} or {@code 2026-01-15T09:30:00-05:00}.
 *
 * @param fhir the FHIR form
 * @param date the first day it can mean, for comparison
 * @param hasTime whether it is more precise than a day
 * @param ambiguous whether the local time happened twice; the earlier one was taken
 */
public record Hl7DateTime(String fhir, LocalDate date, boolean hasTime, boolean ambiguous) {

    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})?(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?)?([+-]\\d{4})?");
    private static final int SECONDS_OF_MINUTE = 60;
    /** Fourteen hours, the bound of FHIR's dateTime (R4 datatypes, 2.24.0.1). */
    private static final int FARTHEST_OFFSET = 14 * 60 * SECONDS_OF_MINUTE;

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    /**
     * Reads a value; never guesses.
     *
     * @param text the value as sent
     * @param zone the zone of a time without an offset
     * @return empty when it is no date of the calendar, or not of the form
     */
    public static Optional<Hl7DateTime> parse(String text, ZoneId zone) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(matcher, zone));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    /** An instant as MSH-7 carries it: UTC with its offset. */
    public static String write(Instant instant) {
        return WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Hl7DateTime read(Matcher matcher, ZoneId zone) {
        LocalDate date = LocalDate.of(number(matcher, 1, 1), number(matcher, 2, 1), number(matcher, 3, 1));
        if (date.getYear() == 0) {
            throw new DateTimeException("FHIR has no year 0");
        }
        if (matcher.group(2) == null) {
            return new Hl7DateTime(matcher.group(1), date, false, false);
        }
        if (matcher.group(3) == null) {
            return new Hl7DateTime(matcher.group(1) + "-" + matcher.group(2), date, false, false);
        }
        if (matcher.group(4) == null) {
            return new Hl7DateTime(date.toString(), date, false, false);
        }
        // FHIR has no time without minutes and seconds: a missing part is the start of the hour or minute that was
        // sent.
        LocalDateTime local = date.atTime(number(matcher, 4, 0), number(matcher, 5, 0), number(matcher, 6, 0));
        ZoneRules rules = zone.getRules();
        boolean stated = matcher.group(8) != null;
        ZoneOffset offset = stated ? ZoneOffset.of(matcher.group(8)) : rules.getOffset(local);
        if (offset.getTotalSeconds() % SECONDS_OF_MINUTE != 0) {
            // The local mean time of before 1884: no offset of FHIR says it, and no clinic means it; the day holds.
            return new Hl7DateTime(date.toString(), date, false, false);
        }
        if (Math.abs(offset.getTotalSeconds()) > FARTHEST_OFFSET) {
            throw new DateTimeException("no place on Earth is so far from UTC");
        }
        String fraction = matcher.group(7) == null ? "" : "." + matcher.group(7);
        String time = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(local) + fraction;
        boolean twice = !stated && rules.getValidOffsets(local).size() > 1;
        return new Hl7DateTime(time + (offset.getTotalSeconds() == 0 ? "Z" : offset.getId()), date, true, twice);
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        String digits = matcher.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}

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

package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as feeds write them. ISO 8601 is read everywhere; month before day only where the format is known to write so, because elsewhere
 * 03/04/05 is six different days. Dates that old databases write for "none" are none.
 */
public final class FeedDate {

    /** With seconds, which FHIR asks for and the shortest ISO form leaves out. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?:[ T].*)?");
    private static final int CENTURY_TURNS = 50;

    private FeedDate() {}

    /** {@code yyyy-MM-dd}. */
    public static Cleaned<String> day(String written) {
        try {
            return real(LocalDate.parse(written.length() > 10 ? written.substring(0, 10) : written));
        } catch (DateTimeException notADate) {
            return Cleaned.dropped(DirectoryRule.DATE_DROPPED);
        }
    }

    /** An instant with its offset; a day where the feed says no more, or no offset. */
    public static Cleaned<String> moment(String written) {
        String text = written.replace(' ', 'T');
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            return isReal(moment.toLocalDate())
                    ? Cleaned.as(MOMENT.format(moment))
                    : Cleaned.dropped(DirectoryRule.DATE_SENTINEL);
        } catch (DateTimeException withoutOffset) {
            return day(written);
        }
    }

    /** A day as iCarol writes it: month, day and year, or ISO. */
    public static Cleaned<String> american(String written) {
        Matcher matcher = AMERICAN.matcher(written.strip());
        if (!matcher.matches()) {
            return day(written.strip());
        }
        int year = Integer.parseInt(matcher.group(3));
        int month = Integer.parseInt(matcher.group(1));
        int day = Integer.parseInt(matcher.group(2));
        if (matcher.group(3).length() == 2) {
            if (month == 1 && day == 1 && year % CENTURY_TURNS == 0) {
                return Cleaned.dropped(DirectoryRule.DATE_SENTINEL);
            }
            year += year < CENTURY_TURNS ? 2000 : 1900;
        }
        try {
            return real(LocalDate.of(year, month, day));
        } catch (DateTimeException notADate) {
            return Cleaned.dropped(DirectoryRule.DATE_DROPPED);
        }
    }

    private static Cleaned<String> real(LocalDate date) {
        return isReal(date) ? Cleaned.as(date.toString()) : Cleaned.dropped(DirectoryRule.DATE_SENTINEL);
    }

    private static boolean isReal(LocalDate date) {
        return date.getYear() > 1900 && date.getYear() < 2200;
    }
}

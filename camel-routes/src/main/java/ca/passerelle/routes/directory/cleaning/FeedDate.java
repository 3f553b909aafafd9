package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as feeds write them. ISO 8601 and dates with the month in letters are read everywhere; day and month in figures only where one of them
 * cannot be the other, where the rest of the feed tells which comes first, or where the format is known to write so, because elsewhere 03/04/05 is
 * six different days. Dates that old databases write for "none" are none.
 */
public final class FeedDate {

    /** With seconds, which FHIR asks for and the shortest ISO form leaves out. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?:[ T].*)?");
    private static final Pattern FIGURES = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T].*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?:[ T].*)?");
    private static final Pattern TOGETHER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?\\d{4,6}.*)?");
    private static final Pattern WRITTEN = Pattern.compile(
            "(?iu)(?:(\\d{1,2})(?:st|nd|rd|th|er)?[ -]([\\p{L}]{3,9})\\.?|([\\p{L}]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?),?[ -](\\d{4})(?:[ T,].*)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> MOIS =
            List.of("janv", "févr", "mars", "avri", "mai", "juin", "juil", "août", "sept", "octo", "nove", "déce");
    private static final int CENTURY_TURNS = 50;

    /** Which of two figures comes first, as far as a feed tells. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        UNSURE
    }

    private FeedDate() {}

    /** {@code yyyy-MM-dd}. */
    public static Cleaned<String> day(String written) {
        return day(written, Order.UNSURE);
    }

    /** The same, in a feed of which the order is known. */
    public static Cleaned<String> day(String written, Order order) {
        String text = written.strip();
        try {
            return real(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeException notIso) {
            try {
                return otherwise(text, order);
            } catch (DateTimeException notADate) {
                return Cleaned.dropped(DirectoryRule.DATE_DROPPED);
            }
        }
    }

    private static Cleaned<String> otherwise(String text, Order order) {
        for (Pattern pattern : List.of(YEAR_FIRST, TOGETHER)) {
            Matcher year = pattern.matcher(text);
            if (year.matches()) {
                return real(date(year.group(1), year.group(2), year.group(3)));
            }
        }
        Matcher figures = FIGURES.matcher(text);
        if (figures.matches()) {
            String year = figures.group(3);
            Order sure = figures.group(1).equals(figures.group(2)) ? Order.DAY_FIRST : told(text);
            return switch (sure == Order.UNSURE ? order : sure) {
                case DAY_FIRST -> real(date(year, figures.group(2), figures.group(1)));
                case MONTH_FIRST -> real(date(year, figures.group(1), figures.group(2)));
                case UNSURE -> Cleaned.dropped(DirectoryRule.DATE_AMBIGUOUS);
            };
        }
        Matcher letters = WRITTEN.matcher(text);
        if (letters.matches()) {
            String month = letters.group(2) == null ? letters.group(3) : letters.group(2);
            String day = letters.group(1) == null ? letters.group(4) : letters.group(1);
            return real(date(letters.group(5), Integer.toString(month(month)), day));
        }
        return Cleaned.dropped(DirectoryRule.DATE_DROPPED);
    }

    /** Which order one date proves: the thirteenth is no month. */
    public static Order told(String written) {
        Matcher figures = FIGURES.matcher(written.strip());
        if (!figures.matches()) {
            return Order.UNSURE;
        }
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(2));
        if (first > 12 == second > 12) {
            return Order.UNSURE;
        }
        return first > 12 ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** 1 to 12; 0, which no date has, for what is no month in either language. */
    private static int month(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        int french = MOIS.indexOf(plain.length() > 4 ? plain.substring(0, 4) : plain);
        return (french < 0 ? MONTHS.indexOf(plain.substring(0, 3)) : french) + 1;
    }

    /** An instant with its offset; a day where the feed says no more, or no offset. */
    public static Cleaned<String> moment(String written) {
        return moment(written, Order.UNSURE);
    }

    /** The same, in a feed of which the order is known. */
    public static Cleaned<String> moment(String written, Order order) {
        String text = written.replace(' ', 'T');
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            return isReal(moment.toLocalDate())
                    ? Cleaned.as(MOMENT.format(moment))
                    : Cleaned.dropped(DirectoryRule.DATE_SENTINEL);
        } catch (DateTimeException withoutOffset) {
            return day(written, order);
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

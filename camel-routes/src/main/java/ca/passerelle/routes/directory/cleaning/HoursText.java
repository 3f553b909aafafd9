package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.listing.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Free-text hours that can be read without doubt, in English or French: {@code 9:00am-5:00pm, Mon-Fri}, {@code Mon-Thu 9 am to noon, 1 pm to
 * 5 pm; Sat 10 am-2 pm}, {@code lundi au vendredi, de 8 h 30 à 16 h 30}, {@code 24/7}. One word more (a sub-service, a season, "by
 * appointment") makes the whole text words only, and so does a time that may be morning or evening ({@code 9-5}).
 */
public final class HoursText {

    private static final Pattern ALWAYS =
            Pattern.compile("24\\s*(?:/\\s*7|hours(?: a day)?,?\\s*(?:7|seven) days(?: a week)?"
                    + "|heures sur 24,?\\s*(?:7 jours sur 7|sept jours sur sept)|h/24,?\\s*7\\s*j/7)\\.?");

    private static final String TIME =
            "(\\d{1,2}(?::?\\d{2})?\\s*[ap]\\.?m\\b\\.?|\\d{1,2}\\s*h\\b(?:\\s*\\d{2}\\b)?|\\d{1,2}h\\d{2}\\b"
                    + "|\\d{1,2}:\\d{2}|(?:12\\s*)?noon\\b|midi\\b)";
    private static final Pattern RANGE = Pattern.compile(TIME + "\\s*(?:-|–|—|\\bto\\b|\\buntil\\b|à)\\s*" + TIME);
    private static final Pattern CLAUSES = Pattern.compile("\\s*(?:;|\\n)\\s*");

    /** What may stand between hours that belong to the same days, and before and after days. */
    private static final Pattern BETWEEN = Pattern.compile("^[\\s,:.&(]*(?:\\b(?:and|et|de|from)\\b)?[\\s,:]*$");

    private static final Pattern EDGES = Pattern.compile(
            "^[\\s,:&]*(?:(?:du|le|les|and|et)\\s)?[\\s,:&]*|[\\s,:.&]*(?:\\b(?:de|from)\\b)?[\\s,:.]*$");
    private static final Pattern DAILY =
            Pattern.compile("daily|every day|everyday|7 days a week|tous les jours|7 jours sur 7");

    private HoursText() {}

    /** Null when any part of the text is in doubt. */
    public static @Nullable List<Hours.Weekly> weekly(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (ALWAYS.matcher(lower).matches()) {
            return List.of(new Hours.Weekly(List.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, null));
        }
        List<Hours.Weekly> weekly = new ArrayList<>();
        for (String clause : CLAUSES.split(lower)) {
            List<Hours.Weekly> hours = clause(clause);
            if (hours == null) {
                return null;
            }
            weekly.addAll(hours);
        }
        return weekly.isEmpty() ? null : weekly;
    }

    /** Days before their hours, any number of times; or hours and then their days, once. */
    private static @Nullable List<Hours.Weekly> clause(String clause) {
        List<Hours.Weekly> read = new ArrayList<>();
        List<LocalTime[]> waiting = new ArrayList<>();
        List<DayOfWeek> days = null;
        int at = 0;
        Matcher range = RANGE.matcher(clause);
        while (range.find()) {
            String before = clause.substring(at, range.start());
            LocalTime[] hours = hours(range.group(1), range.group(2));
            boolean more = BETWEEN.matcher(before).matches();
            List<DayOfWeek> named = more ? days : days(before);
            if (hours == null || (!more && (named == null || !waiting.isEmpty()))) {
                return null;
            }
            days = named;
            if (days == null) {
                waiting.add(hours);
            } else {
                read.add(new Hours.Weekly(days, hours[0], hours[1], null));
            }
            at = range.end();
        }
        String rest = clause.substring(at);
        if (waiting.isEmpty()) {
            return read.isEmpty() || !BETWEEN.matcher(rest).matches() ? null : read;
        }
        List<DayOfWeek> after = days(rest);
        return after == null
                ? null
                : waiting.stream()
                        .map(hours -> new Hours.Weekly(after, hours[0], hours[1], null))
                        .toList();
    }

    private static @Nullable List<DayOfWeek> days(String written) {
        String text = EDGES.matcher(written).replaceAll("").strip();
        return DAILY.matcher(text).matches() ? List.of(DayOfWeek.values()) : Weekdays.in(text);
    }

    /** From and until; null when they may mean something else. */
    private static LocalTime @Nullable [] hours(String from, String until) {
        ClockTime opens = time(from);
        ClockTime closes = time(until);
        if (opens == null || closes == null || !opens.time().isBefore(closes.time())) {
            return null;
        }
        boolean inDoubt = isBare(from) && !isOfDay(until) || isBare(until) && !isOfDay(from);
        return inDoubt ? null : new LocalTime[] {opens.time(), closes.time()};
    }

    private static @Nullable ClockTime time(String written) {
        return isNoon(written) ? new ClockTime(LocalTime.NOON, null) : ClockTime.of(written.replaceAll("\\s+h", "h"));
    }

    private static boolean isNoon(String written) {
        return written.endsWith("noon") || written.equals("midi");
    }

    /** Neither of twelve hours nor of twenty-four by its looks: {@code 9:00}. */
    private static boolean isBare(String written) {
        return written.matches("(?:[1-9]|1[0-2]):\\d{2}");
    }

    /** Of twenty-four hours by its looks: {@code 09:00}, {@code 17:00}, {@code 9 h}. */
    private static boolean isOfDay(String written) {
        return written.matches("(?:0\\d|1[3-9]|2\\d):\\d{2}|\\d{1,2}\\s*h.*");
    }
}

package ca.passerelle.routes.directory.cleaning;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days of the week as feeds write them: {@code MO,TU}, {@code Mon-Fri}, {@code Monday}, {@code lundi}. */
public final class Weekdays {

    private static final Map<String, DayOfWeek> PREFIXES = Map.ofEntries(
            Map.entry("mo", DayOfWeek.MONDAY),
            Map.entry("tu", DayOfWeek.TUESDAY),
            Map.entry("we", DayOfWeek.WEDNESDAY),
            Map.entry("th", DayOfWeek.THURSDAY),
            Map.entry("fr", DayOfWeek.FRIDAY),
            Map.entry("sa", DayOfWeek.SATURDAY),
            Map.entry("su", DayOfWeek.SUNDAY),
            Map.entry("lu", DayOfWeek.MONDAY),
            Map.entry("ma", DayOfWeek.TUESDAY),
            Map.entry("me", DayOfWeek.WEDNESDAY),
            Map.entry("je", DayOfWeek.THURSDAY),
            Map.entry("ve", DayOfWeek.FRIDAY),
            Map.entry("di", DayOfWeek.SUNDAY));

    private static final Set<String> WORDS = Set.of(
            "mo",
            "mon",
            "monday",
            "mondays",
            "tu",
            "tue",
            "tues",
            "tuesday",
            "tuesdays",
            "we",
            "wed",
            "weds",
            "wednesday",
            "wednesdays",
            "th",
            "thu",
            "thur",
            "thurs",
            "thursday",
            "thursdays",
            "fr",
            "fri",
            "friday",
            "fridays",
            "sa",
            "sat",
            "saturday",
            "saturdays",
            "su",
            "sun",
            "sunday",
            "sundays",
            "lun",
            "lundi",
            "mar",
            "mardi",
            "mer",
            "mercredi",
            "jeu",
            "jeudi",
            "ven",
            "vendredi",
            "sam",
            "samedi",
            "dim",
            "dimanche");

    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:,|;|&|/|\\band\\b|\\bet\\b)\\s*");
    private static final Pattern RANGE = Pattern.compile("\\s*(?:-|–|\\bto\\b|\\bthrough\\b|\\bau?\\b|\\bà\\b)\\s*");

    private Weekdays() {}

    /** Monday first; null when any word of the text is not a day. */
    public static @Nullable List<DayOfWeek> in(String written) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : SEPARATOR.split(written.strip().toLowerCase(Locale.ROOT), -1)) {
            String[] ends = RANGE.split(part, -1);
            DayOfWeek first = day(ends[0]);
            DayOfWeek last = day(ends[ends.length - 1]);
            if (first == null || last == null || ends.length > 2) {
                return null;
            }
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return new ArrayList<>(days);
    }

    private static @Nullable DayOfWeek day(String written) {
        String word = written.strip().replaceFirst("\\.$", "");
        return WORDS.contains(word) ? PREFIXES.get(word.substring(0, 2)) : null;
    }
}

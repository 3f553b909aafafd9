package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.listing.Hours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Free-text hours that can be read without doubt: clauses of the form {@code 9:00am-5:00pm, Mon-Fri} and nothing else. One clause that says
 * more (a sub-service, a season, "by appointment") makes the whole text words only.
 */
public final class HoursText {

    private static final Pattern CLAUSES = Pattern.compile("\\s*(?:;|\\n)\\s*");
    private static final Pattern CLAUSE =
            Pattern.compile("([^,]*?\\d[^,]*?)\\s*(?:-|–|\\bto\\b)\\s*([^,]*?\\d[^,]*?)\\s*,\\s*(.+)");

    private HoursText() {}

    /** Null when any part of the text is in doubt. */
    public static @Nullable List<Hours.Weekly> weekly(String text) {
        List<Hours.Weekly> weekly = new ArrayList<>();
        for (String clause : CLAUSES.split(text.strip())) {
            Hours.Weekly hours = clause(clause);
            if (hours == null) {
                return null;
            }
            weekly.add(hours);
        }
        return weekly.isEmpty() ? null : weekly;
    }

    private static Hours.@Nullable Weekly clause(String clause) {
        Matcher matcher = CLAUSE.matcher(clause);
        if (!matcher.matches()) {
            return null;
        }
        ClockTime opens = ClockTime.of(matcher.group(1));
        ClockTime closes = ClockTime.of(matcher.group(2));
        List<DayOfWeek> days = Weekdays.in(matcher.group(3));
        if (opens == null || closes == null || days == null || !opens.time().isBefore(closes.time())) {
            return null;
        }
        return new Hours.Weekly(days, opens.time(), closes.time(), null);
    }
}

package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opening hours: the column {@code Hours} by day where all of it can be read, and {@code HoursOfOperation} in words. */
final class ICarolHours {

    private static final Pattern DAY = Pattern.compile(
            "(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\s*(24/7|(\\d{1,2}:\\d{2})(?::\\d{2})?\\s*-\\s*(\\d{1,2}:\\d{2})(?::\\d{2})?)?");

    private ICarolHours() {}

    /** @param words in the language of the record; null when it has none */
    static void write(ICarolRecord record, @Nullable String words, RowWriter rows, String owner, String key) {
        List<Matcher> days = days(record.valueOr("", "Hours"));
        for (Matcher day : days) {
            boolean always = day.group(2).equals("24/7");
            rows.row(FeedTable.SCHEDULES, record.row())
                    .put(owner, key)
                    .put("freq", "WEEKLY")
                    .put("byday", day.group(1).substring(0, 2).toUpperCase(Locale.ROOT))
                    .put("opens_at", always ? "00:00" : day.group(3))
                    .put("closes_at", always ? "23:59" : day.group(4))
                    .add();
        }
        if (words != null) {
            rows.row(FeedTable.SCHEDULES, record.row())
                    .put("id", owner + " " + key)
                    .put(owner, key)
                    .put(days.isEmpty() ? "original_text" : "description", words)
                    .add();
        }
    }

    /** Days with hours; none when any part of the column is in doubt, such as a day that closes before it opens. */
    private static List<Matcher> days(String column) {
        List<Matcher> parts = Stream.of(column.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(DAY::matcher)
                .toList();
        if (!parts.stream().allMatch(part -> part.matches() && isSure(part))) {
            return List.of();
        }
        return parts.stream().filter(part -> part.group(2) != null).toList();
    }

    private static boolean isSure(Matcher day) {
        return day.group(3) == null || minutes(day.group(3)) < minutes(day.group(4));
    }

    private static int minutes(String time) {
        String[] parts = time.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }
}

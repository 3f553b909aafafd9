package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.ClockTime;
import ca.passerelle.routes.directory.cleaning.HoursText;
import ca.passerelle.routes.directory.cleaning.PlainText;
import ca.passerelle.routes.directory.cleaning.Weekdays;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Hours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours from schedules of any version. Weekly hours are only what is certain; a recurrence that is more than weekly stays a rule, and
 * what the feed says in words is always kept as words.
 */
final class HoursFromTables {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final List<String> BEYOND_WEEKLY =
            List.of("byweekno", "bymonthday", "byyearday", "count", "until", "valid_from", "valid_to");
    /** What makes a schedule more than its words. */
    private static final List<String> STRUCTURE = Stream.concat(
                    Stream.of("opens_at", "opens", "closes_at", "closes", "weekday", "byday", "freq"),
                    BEYOND_WEEKLY.stream())
            .toList();

    /** Times of the specification, which need no original beside them. */
    private static final Pattern PLAIN_TIMES = Pattern.compile(
            "TIME–TIME".replace("TIME", "\\d{2}:\\d{2}(?::\\d{2})?(?:\\.0+)?(?:Z|[+-]\\d{2}:?\\d{2})?"));

    private final Reading reading;

    HoursFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The schedules that name this record. */
    Hours of(FeedTable owner, String id) {
        List<FeedRow> rows = reading.links().of(FeedTable.SCHEDULES, owner, id);
        List<FeedText> holidays = new HolidaysFromTables(reading).of(owner, id);
        if (rows.isEmpty() && holidays.isEmpty()) {
            return Hours.UNKNOWN;
        }
        Set<FeedText> texts = new LinkedHashSet<>();
        Set<FeedText> notes = new LinkedHashSet<>();
        Set<Hours.Rule> rules = new LinkedHashSet<>();
        List<Hours.Weekly> weekly = new ArrayList<>();
        Set<String> originals = new LinkedHashSet<>();
        for (FeedRow row : rows) {
            FeedText description = reading.text(FeedTable.SCHEDULES, row, "description");
            add(texts, description);
            add(notes, reading.text(FeedTable.SCHEDULES, row, "notes"));
            add(notes, reading.text(FeedTable.SCHEDULES, row, "attending_type"));
            FeedText original = row.value("original_text") == null || !originals.add(row.valueOr("", "original_text"))
                    ? null
                    : reading.text(FeedTable.SCHEDULES, row, "original_text");
            if (original != null) {
                texts.add(original);
                fromText(row, original.text(), weekly);
            } else if (row.value("original_text") == null) {
                structured(row, weekly, rules, texts);
                if (description != null && STRUCTURE.stream().allMatch(column -> row.value(column) == null)) {
                    fromWords(description.text(), weekly);
                }
            }
        }
        notes.addAll(holidays);
        return new Hours(merged(weekly), List.copyOf(rules), List.copyOf(texts), List.copyOf(notes));
    }

    /** The publisher's own weekday rows are made from this text and lose part of it, so that the text decides. */
    private void fromText(FeedRow row, String text, List<Hours.Weekly> weekly) {
        List<Hours.Weekly> read = HoursText.weekly(text);
        if (read == null) {
            reading.findings().add(DirectoryRule.HOURS_AS_TEXT, row.place("original_text"), row.id());
        } else {
            weekly.addAll(read);
        }
    }

    /** A description beside nothing else: hours where it says them and no more, words otherwise. */
    private static void fromWords(String text, List<Hours.Weekly> weekly) {
        List<Hours.Weekly> read = HoursText.weekly(text);
        if (read != null) {
            weekly.addAll(read);
        }
    }

    private void structured(FeedRow row, List<Hours.Weekly> weekly, Set<Hours.Rule> rules, Set<FeedText> texts) {
        String opensAt = row.value("opens_at", "opens");
        String closesAt = row.value("closes_at", "closes");
        ClockTime opens = opensAt == null ? null : ClockTime.of(opensAt);
        ClockTime closes = closesAt == null ? null : ClockTime.of(closesAt);
        if (opensAt != null && opens == null || closesAt != null && closes == null) {
            reading.findings().add(DirectoryRule.HOURS_AS_TEXT, row.place("opens_at"), row.id());
            add(texts, inWords(row));
            return;
        }
        String byday = row.value("weekday", "byday");
        List<DayOfWeek> days = byday == null ? null : Weekdays.in(byday);
        if (opens != null && closes != null && days != null && isPlainWeek(row) && isSameDay(opens, closes)) {
            weekly.add(week(row, days, opens, closes));
        } else if (byday != null || row.value("freq", "bymonthday") != null) {
            rules.add(rule(row, opens, closes));
        }
    }

    private static boolean isPlainWeek(FeedRow row) {
        String every = row.valueOr("1", "interval");
        String frequency = row.valueOr("WEEKLY", "freq");
        return frequency.equalsIgnoreCase("WEEKLY")
                && every.equals("1")
                && BEYOND_WEEKLY.stream().allMatch(column -> row.value(column) == null);
    }

    private static boolean isSameDay(ClockTime opens, ClockTime closes) {
        return opens.time().isBefore(closes.time())
                || closes.time().equals(LocalTime.MIDNIGHT) && opens.time().equals(LocalTime.MIDNIGHT);
    }

    private static Hours.Weekly week(FeedRow row, List<DayOfWeek> days, ClockTime opens, ClockTime closes) {
        boolean allDay =
                opens.time().equals(LocalTime.MIDNIGHT) && !closes.time().isBefore(LAST_MINUTE)
                        || opens.time().equals(closes.time());
        String offset = opens.offset() == null ? offset(row) : opens.offset();
        String written = times(row);
        return new Hours.Weekly(
                days,
                opens.time(),
                allDay ? opens.time() : closes.time(),
                offset,
                PLAIN_TIMES.matcher(written).matches() ? null : written);
    }

    private static String times(FeedRow row) {
        return row.valueOr("", "opens_at", "opens") + "–" + row.valueOr("", "closes_at", "closes");
    }

    /** What a schedule says that cannot be read: its days and times side by side. */
    private @Nullable FeedText inWords(FeedRow row) {
        String text = Stream.of(
                        row.valueOr("", "weekday", "byday"),
                        row.valueOr("", "opens_at", "opens"),
                        row.valueOr("", "closes_at", "closes"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String plain = PlainText.of(text).value();
        return plain == null ? null : FeedText.of(reading.secrecy().redacted(FeedTable.SCHEDULES, row, plain));
    }

    private Hours.Rule rule(FeedRow row, @Nullable ClockTime opens, @Nullable ClockTime closes) {
        StringBuilder rule = new StringBuilder();
        part(rule, "FREQ", row.valueOr("WEEKLY", "freq").toUpperCase(Locale.ROOT));
        part(rule, "INTERVAL", row.value("interval"));
        part(rule, "BYDAY", row.value("byday", "weekday"));
        part(rule, "BYWEEKNO", row.value("byweekno"));
        part(rule, "BYMONTHDAY", row.value("bymonthday"));
        part(rule, "BYYEARDAY", row.value("byyearday"));
        part(rule, "WKST", row.value("wkst"));
        part(rule, "UNTIL", row.value("until"));
        part(rule, "COUNT", row.value("count"));
        return new Hours.Rule(
                rule.toString(),
                opens == null ? null : opens.time(),
                closes == null ? null : closes.time(),
                reading.day(row, row.value("valid_from") == null ? "dtstart" : "valid_from"),
                reading.day(row, "valid_to"),
                offset(row));
    }

    private static void part(StringBuilder rule, String name, @Nullable String value) {
        if (value != null) {
            rule.append(rule.isEmpty() ? "" : ";").append(name).append('=').append(value);
        }
    }

    /** HSDS gives the offset in hours; Newfoundland is at −3.5. */
    private static @Nullable String offset(FeedRow row) {
        String hours = row.value("timezone");
        if (hours == null || !hours.matches("[+-]?\\d{1,2}(\\.\\d{1,2})?")) {
            return null;
        }
        int minutes = new BigDecimal(hours).multiply(BigDecimal.valueOf(60)).intValue();
        return String.format(
                Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }

    /** One entry for all days with the same hours. */
    private static List<Hours.Weekly> merged(List<Hours.Weekly> weekly) {
        Map<Hours.Weekly, Set<DayOfWeek>> days = new LinkedHashMap<>();
        Map<Hours.Weekly, String> originals = new HashMap<>();
        for (Hours.Weekly hours : weekly) {
            Hours.Weekly times = new Hours.Weekly(List.of(), hours.opens(), hours.closes(), hours.offset());
            days.computeIfAbsent(times, key -> new TreeSet<>()).addAll(hours.days());
            if (hours.original() != null) {
                originals.putIfAbsent(times, hours.original());
            }
        }
        return days.entrySet().stream()
                .map(entry -> new Hours.Weekly(
                        List.copyOf(entry.getValue()),
                        entry.getKey().opens(),
                        entry.getKey().closes(),
                        entry.getKey().offset(),
                        originals.get(entry.getKey())))
                .toList();
    }

    private static void add(Set<FeedText> texts, @Nullable FeedText text) {
        if (text != null) {
            texts.add(text);
        }
    }
}

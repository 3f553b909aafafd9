package ca.passerelle.routes.directory.listing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something is open. All lists empty means unknown, never closed.
 *
 * @param weekly what recurs every week without doubt
 * @param rules recurrences that weekly hours cannot say
 * @param texts hours in the feed's words
 * @param notes exceptions in the feed's words
 */
public record Hours(List<Weekly> weekly, List<Rule> rules, List<FeedText> texts, List<FeedText> notes) {

    public static final Hours UNKNOWN = new Hours(List.of(), List.of(), List.of(), List.of());

    public Hours {
        weekly = List.copyOf(weekly);
        rules = List.copyOf(rules);
        texts = List.copyOf(texts);
        notes = List.copyOf(notes);
    }

    /** Whether it says no more than what is different now and then. */
    public boolean isExceptions() {
        return weekly.isEmpty() && rules.isEmpty() && texts.isEmpty();
    }

    /** The hours that are usual elsewhere, with these exceptions. */
    public Hours beside(Hours usual) {
        List<FeedText> all = new ArrayList<>(notes);
        usual.notes().stream().filter(note -> !all.contains(note)).forEach(all::add);
        return new Hours(usual.weekly(), usual.rules(), usual.texts(), all);
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /**
     * Local times on the given days of every week.
     *
     * @param days Monday first
     * @param opens start; midnight when all day
     * @param closes end; midnight when all day
     * @param offset UTC offset that the feed states, {@code -03:30}
     * @param original the times as the feed wrote them, when cleaning changed them
     */
    public record Weekly(
            List<DayOfWeek> days,
            LocalTime opens,
            LocalTime closes,
            @Nullable String offset,
            @Nullable String original) {

        /** Times that are as the feed wrote them, or that its words beside them tell. */
        public Weekly(List<DayOfWeek> days, LocalTime opens, LocalTime closes, @Nullable String offset) {
            this(days, opens, closes, offset, null);
        }

        public Weekly {
            days = List.copyOf(days);
        }

        public boolean allDay() {
            return opens.equals(closes);
        }
    }

    /**
     * A recurrence in the words of RFC 5545.
     *
     * @param rrule without the prefix
     * @param opens start of day
     * @param closes end of day
     * @param from first day, ISO date
     * @param to last day, ISO date
     * @param offset UTC offset that the feed states
     */
    public record Rule(
            String rrule,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable String from,
            @Nullable String to,
            @Nullable String offset) {}
}

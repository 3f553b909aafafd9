package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.matching.criteria.WeekTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a person can come: parts {@code day} (mon to sun), {@code from} and {@code to} (times of the day). */
final class AvailableTime {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int MINUTES = 60;

    private AvailableTime() {}

    static WeekTime of(Value value) {
        Value day = value.part("day");
        int number = day == null ? -1 : DAYS.indexOf(day.text().toLowerCase(Locale.ROOT));
        if (number < 0) {
            throw value.wrong("available has a part day: one of " + String.join(", ", DAYS) + ".");
        }
        int from = minute(value.part("from"), 0);
        int to = minute(value.part("to"), WeekTime.DAY);
        if (from >= to) {
            throw value.wrong("available ends after it begins, on the same day.");
        }
        return new WeekTime(number + 1, from, to);
    }

    private static int minute(@Nullable Value time, int otherwise) {
        if (time == null) {
            return otherwise;
        }
        String text = time.text();
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d(:\\d\\d)?")) {
            throw time.wrong(time.name() + " is a time of the day.");
        }
        return Integer.parseInt(text.substring(0, 2)) * MINUTES + Integer.parseInt(text.substring(3, 5));
    }
}

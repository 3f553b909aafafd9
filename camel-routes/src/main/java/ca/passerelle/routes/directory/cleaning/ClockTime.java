package ca.passerelle.routes.directory.cleaning;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day with the offset that a feed may write after it ({@code 09:30-03:30}, {@code 14:00Z}).
 *
 * @param time local time
 * @param offset {@code +hh:mm}
 */
public record ClockTime(LocalTime time, @Nullable String offset) {

    private static final Pattern DIGITAL =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:(Z)|([+-]\\d{2}):?(\\d{2})?)?");
    private static final Pattern TWELVE =
            Pattern.compile("(\\d{1,2})(?::?(\\d{2}))?\\s*([ap])\\.?m\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRENCH = Pattern.compile("(\\d{1,2})\\s*[hH]\\s*(\\d{2})?");

    /** Null when the text is not exactly one time; 24:00 is midnight. */
    public static @Nullable ClockTime of(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Matcher digital = DIGITAL.matcher(text.toUpperCase(Locale.ROOT));
        if (digital.matches()) {
            return at(digital.group(1), digital.group(2), offset(digital));
        }
        Matcher twelve = TWELVE.matcher(text);
        if (twelve.matches()) {
            int hour = Integer.parseInt(twelve.group(1));
            if (hour < 1 || hour > 12) {
                return null;
            }
            int plus = twelve.group(3).equals("p") ? 12 : 0;
            return at(Integer.toString(hour % 12 + plus), twelve.group(2), null);
        }
        Matcher french = FRENCH.matcher(text);
        return french.matches() ? at(french.group(1), french.group(2), null) : null;
    }

    private static @Nullable String offset(Matcher digital) {
        if (digital.group(3) != null) {
            return "+00:00";
        }
        if (digital.group(4) == null) {
            return null;
        }
        return digital.group(4) + ":" + (digital.group(5) == null ? "00" : digital.group(5));
    }

    private static @Nullable ClockTime at(String hour, @Nullable String minute, @Nullable String offset) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        try {
            return new ClockTime(
                    hours == 24 && minutes == 0 ? LocalTime.MIDNIGHT : LocalTime.of(hours, minutes), offset);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}

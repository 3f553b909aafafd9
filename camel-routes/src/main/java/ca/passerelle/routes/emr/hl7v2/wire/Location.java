package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a message. Zero means "not said"; the text form is {@code PID}, {@code PID-3}, {@code OBX[2]-5} or {@code PID-3[2].1}.
 *
 * @param segment name of the segment
 * @param sequence which of the segments of that name, from 1
 * @param field number of the field, from 1
 * @param repetition which repetition of the field, from 1
 * @param component number of the component, from 1
 */
public record Location(String segment, int sequence, int field, int repetition, int component) {

    private static final Pattern TEXT = Pattern.compile(
            "([A-Z][A-Z0-9]{2})(?:\\[(\\d{1,5})])?(?:-(\\d{1,3})(?:\\[(\\d{1,5})])?(?:\\.(\\d{1,3}))?)?");

    /** The location that a text names; empty when it is not of the text form. */
    public static Optional<Location> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Location(
                        matcher.group(1),
                        Math.max(1, number(matcher.group(2))),
                        number(matcher.group(3)),
                        matcher.group(3) == null ? 0 : Math.max(1, number(matcher.group(4))),
                        number(matcher.group(5))))
                : Optional.empty();
    }

    /** The same place, one component further in. */
    public Location at(int which) {
        return new Location(segment, sequence, field, repetition, which);
    }

    @Override
    public String toString() {
        return segment
                + (sequence > 1 ? "[" + sequence + "]" : "")
                + (field > 0 ? "-" + field : "")
                + (repetition > 1 ? "[" + repetition + "]" : "")
                + (component > 0 ? "." + component : "");
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

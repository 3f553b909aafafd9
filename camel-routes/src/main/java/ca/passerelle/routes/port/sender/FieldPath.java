package ca.passerelle.routes.port.sender;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of an HL7 v2 message, or one of its components: {@code RF1-6}, {@code ZXV-7.2}.
 *
 * @param segment name of the segment
 * @param field number of the field, from 1
 * @param component number of the component, from 1; 0 for the whole field
 */
public record FieldPath(String segment, int field, int component) {

    private static final Pattern TEXT = Pattern.compile("([A-Z][A-Z0-9]{2})-([1-9]\\d{0,2})(?:\\.([1-9]\\d?))?");

    /** The path that a text names; empty when it is not of the form. */
    public static Optional<FieldPath> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new FieldPath(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return segment + "-" + field + (component == 0 ? "" : "." + component);
    }
}

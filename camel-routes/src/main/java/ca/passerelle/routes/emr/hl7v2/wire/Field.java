package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One field of a segment, not yet decoded.
 *
 * @param location where it stands
 * @param raw the text between two field separators
 * @param encoding how to read it
 */
public record Field(Location location, String raw, Encoding encoding) {

    /** HL7 null: the sender wants the value removed, as opposed to left alone. */
    public static final String NULL = "\"\"";

    /** Nothing was sent: leave what there is. */
    public boolean isEmpty() {
        return raw.isBlank();
    }

    /** {@code ""} was sent: remove what there is. */
    public boolean isNull() {
        return raw.equals(NULL);
    }

    /** Whether there is a value to use. */
    public boolean hasValue() {
        return !isEmpty() && !isNull();
    }

    /** The repetitions that hold something, in order. */
    public List<Repetition> repetitions() {
        if (!hasValue()) {
            return List.of();
        }
        List<String> parts = Segment.split(raw, encoding.delimiters().repetition());
        return IntStream.range(0, parts.size())
                .mapToObj(index -> repetition(parts.get(index), index + 1))
                .filter(Repetition::hasValue)
                .toList();
    }

    /** The first repetition, which may be empty. */
    public Repetition first() {
        int end = raw.indexOf(encoding.delimiters().repetition());
        return repetition(end < 0 ? raw : raw.substring(0, end), 1);
    }

    /** The first subcomponent of the first component of the first repetition, decoded; empty for empty and for null. */
    public String text() {
        return first().text(1);
    }

    /** The whole field as one text, for values that are not of their type. */
    public String whole() {
        return encoding.decode(raw).strip();
    }

    private Repetition repetition(String part, int number) {
        return new Repetition(
                new Location(location.segment(), location.sequence(), location.field(), number, 0), part, encoding);
    }
}

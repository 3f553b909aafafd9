package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One field of a segment, not yet decoded.
 *
 * @param location where it stands
 * @param raw the text between two field separators
 * @param encoding how to read it
 * @param marks where it is marked what has been read; null for nowhere
 */
public record Field(
        Location location,
        String raw,
        Encoding encoding,
        @Nullable ReadMarks marks) {

    /** HL7 null: the sender wants the value removed, as opposed to left alone. */
    public static final String NULL = "\"\"";

    /** A field of which nobody marks what is read. */
    public Field(Location location, String raw, Encoding encoding) {
        this(location, raw, encoding, null);
    }

    /** Nothing was sent: leave what there is. */
    public boolean isEmpty() {
        return raw.isBlank();
    }

    /** {@code ""} was sent: remove what there is. */
    public boolean isNull() {
        boolean remove = raw.equals(NULL);
        if (remove && marks != null) {
            marks.field(location);
        }
        return remove;
    }

    /** Whether there is a value to use. */
    public boolean hasValue() {
        return !isEmpty() && !raw.equals(NULL);
    }

    /** The repetitions that hold something, in order. */
    public List<Repetition> repetitions() {
        if (!hasValue()) {
            return List.of();
        }
        return allRepetitions().stream().filter(Repetition::hasValue).toList();
    }

    /** All repetitions in order, those that hold nothing included. */
    public List<Repetition> allRepetitions() {
        List<String> parts = Segment.split(raw, encoding.delimiters().repetition());
        return IntStream.range(0, parts.size())
                .mapToObj(index -> repetition(parts.get(index), index + 1))
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

    /** Marks all of the field as read: its code was understood, and its name and system say nothing more. */
    public void understood() {
        if (marks != null) {
            marks.field(location);
        }
    }

    /** The whole field as one text, for values that are not of their type. */
    public String whole() {
        if (marks != null) {
            marks.field(location);
        }
        return encoding.decode(raw).strip();
    }

    private Repetition repetition(String part, int number) {
        return new Repetition(
                new Location(location.segment(), location.sequence(), location.field(), number, 0),
                part,
                encoding,
                marks);
    }
}

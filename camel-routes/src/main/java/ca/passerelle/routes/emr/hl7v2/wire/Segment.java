package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One segment, fields by position. Positions are those of the standard: in MSH the separator itself is field 1.
 *
 * @param name three characters
 * @param sequence which of the segments of that name in the message, from 1
 * @param fields raw fields; index 0 is field 1
 * @param encoding how to read them
 * @param marks where it is marked what has been read; null for nowhere
 */
public record Segment(
        String name,
        int sequence,
        List<String> fields,
        Encoding encoding,
        @Nullable ReadMarks marks) {

    public Segment {
        fields = List.copyOf(fields);
    }

    /** A segment of which nobody marks what is read. */
    public Segment(String name, int sequence, List<String> fields, Encoding encoding) {
        this(name, sequence, fields, encoding, null);
    }

    /** The same segment; what is read of it is marked from now on. */
    Segment marking(ReadMarks those) {
        return new Segment(name, sequence, fields, encoding, those);
    }

    /** A line as a segment. */
    static Segment of(String line, int sequence, Encoding encoding) {
        List<String> parts = split(line, encoding.delimiters().field());
        List<String> fields = new ArrayList<>(parts.subList(1, parts.size()));
        if (isHeader(parts.get(0))) {
            fields.add(0, String.valueOf(encoding.delimiters().field()));
        }
        return new Segment(parts.get(0), sequence, fields, encoding);
    }

    /** Whether a segment of this name declares delimiters. */
    static boolean isHeader(String name) {
        return name.equalsIgnoreCase("MSH") || name.equals("FHS") || name.equals("BHS");
    }

    /** The field of that number; an empty one when the segment ends before it. */
    public Field field(int number) {
        return new Field(
                new Location(name, sequence, number, 1, 0),
                number <= fields.size() ? fields.get(number - 1) : "",
                encoding,
                marks);
    }

    /** Shorthand for {@code field(number).text()}. */
    public String text(int number) {
        return field(number).text();
    }

    /** The fields that hold something, HL7 null included. */
    public Stream<Field> filled() {
        return IntStream.rangeClosed(1, fields.size()).mapToObj(this::field).filter(field -> !field.isEmpty());
    }

    /** The place of the segment itself. */
    public Location location() {
        return new Location(name, sequence, 0, 0, 0);
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int next = text.indexOf(separator); next >= 0; next = text.indexOf(separator, from)) {
            parts.add(text.substring(from, next));
            from = next + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}

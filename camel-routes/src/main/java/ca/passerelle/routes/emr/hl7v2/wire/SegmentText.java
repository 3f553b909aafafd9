package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A segment to be written. Values go in as plain text and are escaped here, so that no value can end its field, segment or frame.
 *
 * @param name three characters
 * @param encoding how to write
 * @param fields encoded fields by number
 */
public record SegmentText(String name, Encoding encoding, SortedMap<Integer, String> fields) {

    /** An empty segment. */
    public static SegmentText of(String name, Encoding encoding) {
        return new SegmentText(name, encoding, new TreeMap<>());
    }

    /** The segment with a field of these components; trailing empty ones are left out. */
    public SegmentText with(int number, String... components) {
        return plus(number, encoded(List.of(components)));
    }

    /** The segment with a field of these repetitions, each of components. */
    public SegmentText repeated(int number, List<List<String>> repetitions) {
        String separator = String.valueOf(encoding.delimiters().repetition());
        return plus(number, repetitions.stream().map(this::encoded).collect(Collectors.joining(separator)));
    }

    /** The segment with a field exactly as it was received in the same encoding; line ends and control characters are left out. */
    public SegmentText echoed(int number, Field received) {
        if (!received.encoding().delimiters().equals(encoding.delimiters())) {
            throw new IllegalArgumentException("a field can only be echoed in the delimiters that it came in");
        }
        return plus(number, received.raw().replaceAll("\\p{Cntrl}", ""));
    }

    /** The line, without its end. */
    String line() {
        char separator = encoding.delimiters().field();
        // MSH-1 is the separator itself, so that its line goes on with field 2.
        int first = Segment.isHeader(name) ? 2 : 1;
        StringBuilder line = new StringBuilder(name);
        for (int number = first; !fields.isEmpty() && number <= fields.lastKey(); number++) {
            line.append(separator).append(fields.getOrDefault(number, ""));
        }
        return line.toString();
    }

    private SegmentText plus(int number, String encoded) {
        SortedMap<Integer, String> more = new TreeMap<>(fields);
        more.put(number, encoded);
        return new SegmentText(name, encoding, more);
    }

    private String encoded(List<String> components) {
        String separator = String.valueOf(encoding.delimiters().component());
        String field = components.stream().map(encoding::encode).collect(Collectors.joining(separator));
        int end = field.length();
        while (end > 0 && field.charAt(end - 1) == encoding.delimiters().component()) {
            end--;
        }
        return field.substring(0, end);
    }
}

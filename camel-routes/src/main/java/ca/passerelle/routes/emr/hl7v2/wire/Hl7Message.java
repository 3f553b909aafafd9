package ca.passerelle.routes.emr.hl7v2.wire;

import ca.passerelle.routes.kit.Note;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message as a flat list of segments in file order. Groups are not modelled on purpose: senders put RF1 after PID and OBX without OBR.
 *
 * @param encoding how its text was read
 * @param segments in file order; the first is the header
 * @param strayFraming whether VT or FS stood inside the payload
 * @param notes what was repaired to read it
 */
public record Hl7Message(Encoding encoding, List<Segment> segments, boolean strayFraming, List<Note> notes) {

    private static final Map<String, String> ONLY_EVENT =
            Map.of("ORU", "R01", "ORM", "O01", "OSU", "O51", "OMG", "O19");

    public Hl7Message {
        segments = List.copyOf(segments);
        notes = List.copyOf(notes);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a message has a header");
        }
    }

    /** The same message; what is read of it is marked from now on. */
    public Hl7Message marking(ReadMarks marks) {
        return new Hl7Message(
                encoding,
                segments.stream().map(segment -> segment.marking(marks)).toList(),
                strayFraming,
                notes);
    }

    /** MSH, or FHS or BHS of a batch. */
    public Segment header() {
        return segments.get(0);
    }

    /** The segments of that name in file order. */
    public List<Segment> all(String name) {
        return stream(name).toList();
    }

    /** The first segment of that name. */
    public Optional<Segment> first(String name) {
        return stream(name).findFirst();
    }

    /** The first field of that number, over all segments of that name, that holds a value. */
    public Optional<Field> firstValue(String name, int field) {
        return stream(name)
                .map(segment -> segment.field(field))
                .filter(Field::hasValue)
                .findFirst();
    }

    /** MSH-9.1, in capitals. */
    public String type() {
        return header().field(9).first().text(1).toUpperCase(Locale.ROOT);
    }

    /**
     * MSH-9.2, in capitals. Before 2.3.1 it may be missing: then EVN-1 says it, or the type that has only one event in those versions. A type of
     * several events is not guessed.
     */
    public String event() {
        String event = header().field(9).first().text(2);
        return (event.isEmpty() ? eventOfOld() : event).toUpperCase(Locale.ROOT);
    }

    private String eventOfOld() {
        return firstValue("EVN", 1).map(Field::text).orElseGet(() -> ONLY_EVENT.getOrDefault(type(), ""));
    }

    /** MSH-10 as received, decoded. */
    public String controlId() {
        return header().text(10);
    }

    private Stream<Segment> stream(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name));
    }
}

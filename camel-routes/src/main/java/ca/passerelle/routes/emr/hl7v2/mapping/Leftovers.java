package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names what the mapping of a message did not read, so that nothing a sender wrote disappears in silence. */
public final class Leftovers {

    private static final int LONGEST_LIST = 30;

    private Leftovers() {}

    /**
     * One note for each segment with something left over.
     *
     * @param message the message, marked while it was mapped
     * @param marks what was read
     * @param notes what has been noted already
     */
    public static List<Note> notes(Hl7Message message, ReadMarks marks, List<Note> notes) {
        Set<String> places = notes.stream().map(Note::location).collect(Collectors.toSet());
        return message.segments().stream()
                .flatMap(segment -> note(segment, marks, places).stream())
                .toList();
    }

    private static Optional<Note> note(Segment segment, ReadMarks marks, Set<String> places) {
        List<Field> filled = segment.filled().toList();
        List<Field> content = filled.stream()
                .filter(field -> !LeftOut.isTechnical(field.location()))
                .toList();
        List<String> unread = new ArrayList<>();
        boolean anyRead = false;
        for (Field field : content) {
            Unread parts = Unread.of(field, marks);
            anyRead |= parts.isEmpty() || parts.isPart();
            // A field that has a note of its own is known to its sender.
            if (!places.contains(field.location().toString())) {
                unread.addAll(parts.parts());
            }
        }
        String place = segment.location().toString();
        if (places.contains(place) || segment.name().equals("MSH") || unread.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> purpose = LeftOut.segment(segment.name());
        if (purpose.isPresent()) {
            return Optional.of(new Note(place, Note.Kind.IGNORED, purpose.get()));
        }
        return Optional.of(new Note(
                place,
                Note.Kind.UNMAPPED,
                anyRead
                        ? "kept in the original only: " + list(unread)
                        : "no place is known for this segment; kept in the original only"));
    }

    private static String list(List<String> unread) {
        String names = unread.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
        int more = unread.size() - LONGEST_LIST;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}

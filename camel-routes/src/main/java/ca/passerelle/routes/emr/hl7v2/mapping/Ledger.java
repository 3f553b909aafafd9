package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine.Use;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Note;
import java.util.List;
import java.util.Optional;

/** One line for each field of a message that holds anything: mapped, ignored or noted. */
public final class Ledger {

    private Ledger() {}

    /**
     * The ledger of a message that has been mapped.
     *
     * @param message the message, marked while it was mapped
     * @param marks what was read
     * @param notes all notes, those on what was left over included
     */
    public static List<LedgerLine> of(Hl7Message message, ReadMarks marks, List<Note> notes) {
        return message.segments().stream()
                .flatMap(segment -> segment.filled().map(field -> line(segment, field, marks, notes)))
                .toList();
    }

    private static LedgerLine line(Segment segment, Field field, ReadMarks marks, List<Note> notes) {
        String place = field.location().toString();
        Optional<Note> own =
                notes.stream().filter(note -> concerns(note.location(), place)).findFirst();
        if (own.isPresent()) {
            return new LedgerLine(place, use(own.get()), own.get().text());
        }
        Unread unread = Unread.of(field, marks);
        if (unread.isEmpty()) {
            return unread.filled() > 0
                    ? new LedgerLine(place, Use.MAPPED, "")
                    : new LedgerLine(place, Use.IGNORED, "it holds nothing but separators");
        }
        Optional<String> purpose = LeftOut.field(field.location());
        if (purpose.isPresent()) {
            return new LedgerLine(place, Use.IGNORED, purpose.get());
        }
        Note rest = notes.stream()
                .filter(note -> note.location().equals(segment.location().toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is said of " + place));
        return new LedgerLine(place, unread.isPart() ? Use.MAPPED : use(rest), rest.text());
    }

    /** A note on the field or on a part of it. */
    private static boolean concerns(String location, String place) {
        return location.equals(place) || location.startsWith(place + ".") || location.startsWith(place + "[");
    }

    private static Use use(Note note) {
        return switch (note.kind()) {
            case IGNORED -> Use.IGNORED;
            case UNMAPPED -> Use.NOTED;
            case REPAIRED -> Use.MAPPED;
        };
    }
}

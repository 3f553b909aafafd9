package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What one message may cost. The size of a frame alone bounds little: within it there is room for a million segments, each a resource to write or a
 * note to answer with.
 */
public final class MessageBounds {

    /** Segments; a long letter sent line by line has some thousand. */
    static final int MOST_SEGMENTS = 20_000;

    /** Resources that one message may write in its transaction. */
    static final int MOST_RESOURCES = 2_000;

    /** Places that a sender is told of. */
    static final int MOST_NOTES = 200;

    private MessageBounds() {}

    /** Thrown where a mapping would write more than a message may. */
    public static final class TooManyResources extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyResources() {
            super("more than " + MOST_RESOURCES);
        }
    }

    /** What stands against a message that is longer than one may be. */
    public static Optional<Problem> ofMessage(Hl7Message message) {
        return message.segments().size() > MOST_SEGMENTS
                ? Optional.of(tooLarge("A message has at most " + MOST_SEGMENTS + " segments; send it in several"))
                : Optional.empty();
    }

    /** A refusal for {@link TooManyResources}. */
    public static Outcome<Bundle> tooManyResources() {
        return Outcome.rejected(tooLarge("The results, documents or orders of a message are at most " + MOST_RESOURCES
                + " together; send them in several"));
    }

    /** The outcome with no more to write and to say than a message may. */
    public static Outcome<Bundle> of(Outcome.Mapped<Bundle> mapped) {
        if (mapped.value().getEntry().size() > MOST_RESOURCES) {
            return tooManyResources();
        }
        List<Awaited> awaited =
                mapped.awaited().stream().distinct().limit(MOST_NOTES).toList();
        return new Outcome.Mapped<>(mapped.value(), first(mapped.notes()), awaited);
    }

    private static List<Note> first(List<Note> notes) {
        if (notes.size() <= MOST_NOTES) {
            return notes;
        }
        List<Note> first = new ArrayList<>(notes.subList(0, MOST_NOTES));
        first.add(new Note(
                "MSH",
                Note.Kind.UNMAPPED,
                (notes.size() - MOST_NOTES) + " more places were noted; a dry run shows all"));
        return first;
    }

    private static Problem tooLarge(String text) {
        return Problem.error("MSH", ProblemCode.TOO_LARGE, text);
    }
}

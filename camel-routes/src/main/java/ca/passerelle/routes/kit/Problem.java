package ca.passerelle.routes.kit;

import ca.passerelle.profiles.ProblemCode;

/**
 * One thing wrong with a message, in words that its sender can act on and that carry no person's data.
 *
 * @param location where: {@code PID-3.1}, {@code row 17 column phone}, or a FHIRPath
 * @param code a stable code of the problem code system
 * @param severity whether it stops the message
 * @param text what is wrong, in English
 */
public record Problem(String location, ProblemCode code, Severity severity, String text) {

    /** Whether a problem stops the message or only accompanies it. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String location, ProblemCode code, String text) {
        return new Problem(location, code, Severity.ERROR, text);
    }

    public static Problem warning(String location, ProblemCode code, String text) {
        return new Problem(location, code, Severity.WARNING, text);
    }

    /** What became of a part of a message, for its sender: a warning with the code of its kind. */
    public static Problem of(Note note) {
        ProblemCode code =
                switch (note.kind()) {
                    case IGNORED -> ProblemCode.IGNORED;
                    case UNMAPPED -> ProblemCode.UNMAPPED;
                    case REPAIRED -> ProblemCode.REPAIRED;
                };
        return warning(note.location(), code, note.text());
    }
}

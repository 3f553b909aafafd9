package ca.passerelle.routes.kit;

/**
 * What became of a part of a message that did not simply map: so that nothing disappears in silence.
 *
 * @param location the field, segment, row or element
 * @param kind what was done with it
 * @param text why, in English, without a person's data
 */
public record Note(String location, Kind kind, String text) {

    /** The three ways in which a part of a message may be treated other than by mapping it as it stands. */
    public enum Kind {
        /** Left out on purpose; the original bytes keep it. */
        IGNORED,
        /** Not understood; kept as text or only in the original bytes, for a person to look at. */
        UNMAPPED,
        /** Changed to something valid; the sender is told by a warning. */
        REPAIRED
    }
}

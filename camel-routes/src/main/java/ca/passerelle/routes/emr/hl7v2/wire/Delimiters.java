package ca.passerelle.routes.emr.hl7v2.wire;

/**
 * The five delimiters of a message (HL7 v2.5.1 §2.5.4).
 *
 * @param field MSH-1
 * @param component first of MSH-2
 * @param repetition second of MSH-2
 * @param escape third of MSH-2
 * @param subcomponent fourth of MSH-2
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {

    /** {@code |^~\&}. */
    public static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&');

    /**
     * The delimiters that a header declares. A short MSH-2 is filled up from the standard ones; when the result would be ambiguous or not printable,
     * the standard ones apply beside the given field separator.
     */
    public static Delimiters declared(char field, String encodingCharacters) {
        String full =
                encodingCharacters + STANDARD.encodingCharacters().substring(Math.min(4, encodingCharacters.length()));
        Delimiters declared = new Delimiters(field, full.charAt(0), full.charAt(1), full.charAt(2), full.charAt(3));
        return declared.distinct() ? declared : new Delimiters(field, '^', '~', '\\', '&');
    }

    /** MSH-2. */
    public String encodingCharacters() {
        return "" + component + repetition + escape + subcomponent;
    }

    /** Whether the character separates anything or begins an escape. */
    public boolean isDelimiter(char character) {
        return (field + encodingCharacters()).indexOf(character) >= 0;
    }

    private boolean distinct() {
        String all = field + encodingCharacters();
        return all.chars().distinct().count() == all.length()
                && all.chars().noneMatch(each -> each <= ' ' || each == 0x7F || Character.isLetterOrDigit(each));
    }
}

package ca.passerelle.routes.directory.cleaning;

import java.util.regex.Pattern;

/** HSDS has no flag for a secret address; publishers write it where the address would stand. This reads those words, in both languages. */
public final class Confidentiality {

    private static final String SECRET =
            "(?:confidential|confidentielle?s?|undisclosed|not disclosed|withheld|unpublished|unlisted"
                    + "|non divulgu[ée]e?s?|tenue? secr[èe]te?|gard[ée]e? secr[èe]te?)";
    private static final String WHERE = "(?:address(?:es)?|locations?|site|adresse|emplacement|lieu)";

    private static final Pattern IN_ADDRESS = Pattern.compile("(?iu)\\b" + SECRET + "\\b");
    private static final Pattern IN_WORDS = Pattern.compile("(?iu)\\b" + SECRET + "\\s+" + WHERE + "\\b|\\b" + WHERE
            + "\\s*(?:[:(–-]\\s*|(?:is|are|being|est|reste|sont)\\s+(?:kept\\s+|strictly\\s+)?)?" + SECRET + "\\b");

    private Confidentiality() {}

    /** Whether a line, city or attention field of an address says that the address is secret. */
    public static boolean inAddress(String field) {
        return IN_ADDRESS.matcher(field).find();
    }

    /** Whether a name or description says that the place is secret; a mere "confidential counselling" does not. */
    public static boolean inWords(String text) {
        return IN_WORDS.matcher(text).find();
    }
}

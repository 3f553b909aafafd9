package ca.passerelle.routes.directory.cleaning;

import java.util.regex.Pattern;

/** HSDS has no flag for a secret address; publishers write it where the address would stand. This reads those words, in both languages. */
public final class Confidentiality {

    private static final String SECRET =
            "(?:confidential|confidentiel(?:le)?s?|undisclosed|not disclosed|withheld|unpublished|not published|unlisted"
                    + "|non divulgu[ée]e?s?|non publi[ée]e?s?|non r[ée]v[ée]l[ée]e?s?)";
    /** Between a place and what is said of it. */
    private static final String STAYS =
            "(?:(?:is|are|being|est|sont|reste(?:nt)?|demeure(?:nt)?)\\s+)?(?:(?:kept|strictly|always|gard[ée]e?s?|tenue?s?|maintenue?s?|strictement)\\s+)?";

    private static final String WHERE = "(?:address(?:es)?|locations?|site|adresse|emplacement|lieu)";

    private static final Pattern IN_ADDRESS = Pattern.compile("(?iu)\\b" + SECRET + "\\b");
    /** A road may be called so: it is the word for a place only. */
    private static final String IN_SENTENCE = "(?:" + SECRET + "|secr[èe]te?s?)";

    private static final Pattern IN_WORDS = Pattern.compile("(?iu)\\b" + IN_SENTENCE + "\\s+" + WHERE + "\\b|\\b"
            + WHERE + "\\s*(?:[:(–-]\\s*)?" + STAYS + IN_SENTENCE + "\\b");

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

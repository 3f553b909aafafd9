package ca.passerelle.routes.directory.cleaning;

import java.util.regex.Pattern;

/** HSDS has no flag for a secret address; publishers write it where the address would stand. This reads those words, in both languages. */
public final class Confidentiality {

    private static final String SECRET =
            "(?:confidential|confidentiel(?:le)?s?|undisclosed|not disclosed|withheld|unpublished|not published|unlisted"
                    + "|non divulgu[ée]e?s?|non publi[ée]e?s?|non r[ée]v[ée]l[ée]e?s?)";

    /** Between a place and what is said of it. */
    private static final String STAYS =
            "(?:(?:is|are|being|remains?|est|sont|reste(?:nt)?|demeure(?:nt)?)\\s+)?(?:(?:kept|held|strictly|always|gard[ée]e?s?|tenue?s?|maintenue?s?|strictement)\\s+)?";

    private static final String WHERE = "(?:address(?:es)?|locations?|site|whereabouts|adresses?|emplacements?|lieux?)";

    /** Whose place it is: "of this shelter", "de la maison d'hébergement". */
    private static final String WHOSE = "(?:\\s+(?:of|for|de|du|des)\\s+(?:[\\p{L}'’-]+\\s+){0,4}?[\\p{L}'’-]+)?";

    private static final String BE = "(?:is|are|remains?|est|sont|reste(?:nt)?|demeure(?:nt)?)\\s+";

    /** Said of a place that is not told: "is not made public", "n'est pas divulguée". */
    private static final String NOT_TOLD =
            "(?:(?:(?:is|are|will)\\s+(?:not|never)|isn['’]t|aren['’]t|cannot|can['’]t|won['’]t)\\s+(?:be\\s+)?"
                    + "(?:(?:made\\s+)?(?:publicly\\s+)?(?:public|disclosed|published|released|revealed|divulged)"
                    + "|(?:shared|listed|given|advertised|available)\\s+(?:publicly|out|to the public|online))"
                    + "|n['’]est\\s+(?:pas|jamais)\\s+(?:rendue?\\s+)?(?:publi(?:c|que|[ée]e?)|divulgu[ée]e?|communiqu[ée]e?|r[ée]v[ée]l[ée]e?|d[ée]voil[ée]e?)"
                    + "|ne\\s+(?:peut|doit|sera)\\s+(?:pas|jamais)\\s+(?:être\\s+)?(?:divulgu|publi|communiqu|r[ée]v[ée]l|d[ée]voil)[ée]e?)";

    private static final String ON_REQUEST =
            "\\b(?:address|adresse)\\s+(?:is\\s+|est\\s+)?(?:only\\s+)?(?:available|provided|given|disclosed|fournie?|donn[ée]e?|communiqu[ée]e?|disponible)"
                    + "\\s+(?:only\\s+|seulement\\s+|uniquement\\s+)?(?:(?:up)?on request|at (?:time of )?(?:intake|call)|sur demande|lors de l['’]admission)";

    private static final Pattern IN_ADDRESS = Pattern.compile("(?iu)\\b" + SECRET
            + "\\b|\\bprivate (?:address|location|residence)\\b|\\b(?:address|location) (?:is )?(?:private|hidden)\\b"
            + "|\\b(?:adresse|lieu|emplacement) (?:est )?priv[ée]e?\\b"
            + "|\\b(?:call|phone|contact)(?: us)? (?:for|to get) (?:the |our )?(?:address|location|directions)\\b"
            + "|\\b(?:appele[rz]|t[ée]l[ée]phone[rz])(?:-nous)? pour (?:obtenir |conna[îi]tre )?(?:l['’]adresse|le lieu|l['’]emplacement)"
            + "|\\b" + WHERE + "\\s+" + NOT_TOLD + "|" + ON_REQUEST);

    /** A road may be called so: it is the word for a place only. */
    private static final String IN_SENTENCE = "(?:" + SECRET + "|secr[èe]te?s?)";

    private static final Pattern IN_WORDS = Pattern.compile("(?iu)\\b" + IN_SENTENCE + "\\s+" + WHERE + "\\b|\\b"
            + WHERE + "\\s*(?:[:(–-]\\s*)?" + STAYS + IN_SENTENCE + "\\b|\\b"
            + WHERE + WHOSE + "\\s+(?:" + BE + STAYS + IN_SENTENCE + "\\b|" + NOT_TOLD + ")|" + ON_REQUEST);

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

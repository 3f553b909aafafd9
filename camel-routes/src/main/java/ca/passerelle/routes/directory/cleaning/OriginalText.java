package ca.passerelle.routes.directory.cleaning;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Which originals are worth keeping beside what cleaning made of them, and may be. */
public final class OriginalText {

    private static final int LONGEST = 20_000;
    private static final Pattern LINE_ENDS = Pattern.compile("\\\\r|\\\\n|\\\\t|[\\s\\u00A0\\u200B\\u2060\\uFEFF]+");

    /** What a browser would run if somebody showed it as it is. */
    private static final Pattern ACTIVE = Pattern.compile(
            "(?i)<\\s*/?\\s*(?:script|iframe|object|embed|svg|style|link|meta|base|form)|javascript\\s*:|data\\s*:\\s*text|\\bon[a-z]{3,20}\\s*=");

    private OriginalText() {}

    /** Whether they differ in spaces and line ends only, escaped ones too. */
    public static boolean isSame(String written, String clean) {
        return written.equals(clean) || bare(written).equals(bare(clean));
    }

    private static String bare(String text) {
        return LINE_ENDS.matcher(text).replaceAll("");
    }

    /** Whether it can be shown to anybody: not a page of its own, and nothing in it that runs, once or twice escaped. */
    public static boolean isHarmless(String written) {
        return written.length() <= LONGEST
                && !ACTIVE.matcher(written).find()
                && !ACTIVE.matcher(unfolded(written)).find();
    }

    /** The text without its escapes, those of markup and of links: what it can tell that is not seen at once. */
    public static String unfolded(String written) {
        String entities = Parser.unescapeEntities(Parser.unescapeEntities(written, false), false);
        try {
            return URLDecoder.decode(entities, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return entities;
        }
    }
}

package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Text as a person reads it: no markup, no entity, no control token, no character that was misread on the way. */
public final class PlainText {

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,2000}>|<!--");
    private static final Pattern ENTITY = Pattern.compile("&(?:[a-zA-Z]{2,8}|#\\d{1,6}|#[xX][0-9a-fA-F]{1,5});");
    private static final Pattern TOKEN = Pattern.compile("#{2,4}[A-Z]{2,12}#{2,4}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]+");
    private static final Pattern LINES = Pattern.compile(" ?(?:\\r\\n|\\r|\\n) ?");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n{3,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u200B\\u2060\\uFEFF&&[^\\n\\t\\r]]");

    private PlainText() {}

    /** The text, or a null value when nothing readable is left. */
    public static Cleaned<String> of(String written) {
        List<DirectoryRule> rules = new ArrayList<>(2);
        String text = written;
        if (mayHoldTokens(text)) {
            String replaced = tokens(text);
            if (!replaced.equals(text)) {
                rules.add(DirectoryRule.TOKENS_REPLACED);
                text = replaced;
            }
        }
        String repaired = Mojibake.repaired(text);
        if (!repaired.equals(text)) {
            rules.add(DirectoryRule.MOJIBAKE_REPAIRED);
            text = repaired;
        }
        String plain = withoutMarkup(text);
        if (!plain.equals(text)) {
            rules.add(DirectoryRule.MARKUP_REMOVED);
            text = plain;
        }
        text = spaced(text);
        return text.isEmpty() ? new Cleaned<>(null, rules) : new Cleaned<>(text, rules);
    }

    private static boolean mayHoldTokens(String text) {
        return text.contains("##") || text.indexOf('\\') >= 0;
    }

    /** Line ends that were escaped on the way, and marks that mean something to the publisher's own system only. */
    private static String tokens(String text) {
        String lines = text.replace("\\r\\n", "\n")
                .replace("\\n", "\n")
                .replace("\\r", "\n")
                .replace("\\t", " ");
        return TOKEN.matcher(lines).replaceAll("");
    }

    /** Entities are undone twice at most, because exporters escape twice ({@code &amp;lt;b&amp;gt;}); then tags go. */
    private static String withoutMarkup(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        String plain = text;
        for (int round = 0; round < 3; round++) {
            boolean tags = TAG.matcher(plain).find();
            if (!tags && !ENTITY.matcher(plain).find()) {
                return plain;
            }
            plain = read(tags ? plain : plain.replace("<", "&lt;").replace("\n", "<br>"));
        }
        return TAG.matcher(plain).replaceAll(" ");
    }

    private static String read(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style, iframe, object, template").remove();
        StringBuilder out = new StringBuilder(html.length());
        NodeTraversor.traverse(new LineKeeper(out), document.body());
        return out.toString();
    }

    private static String spaced(String text) {
        if (isSpaced(text)) {
            return text;
        }
        String one = BLANKS.matcher(CONTROL.matcher(text).replaceAll("")).replaceAll(" ");
        return PARAGRAPHS
                .matcher(LINES.matcher(one).replaceAll("\n"))
                .replaceAll("\n\n")
                .strip();
    }

    /** Most texts are: a look at each character costs a tenth of four expressions. */
    private static boolean isSpaced(String text) {
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ';
            if (blank
                    ? afterBlank
                    : c < ' '
                            || (c >= 0x7F && c <= 0xA0)
                            || c == 0x200B
                            || c == 0x2060
                            || c == 0xFEFF
                            || Character.isWhitespace(c)) {
                return false;
            }
            afterBlank = blank;
        }
        return !afterBlank;
    }

    /** Writes the text of a tree and a line break where a block or a list item ends. */
    private record LineKeeper(StringBuilder out) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText());
            } else if (node instanceof Element element && element.normalName().equals("li")) {
                out.append("\n- ");
            } else if (node instanceof Element element && element.normalName().equals("br")) {
                out.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element
                    && depth > 0
                    && element.isBlock()
                    && !element.normalName().equals("li")) {
                out.append('\n');
            }
        }
    }
}

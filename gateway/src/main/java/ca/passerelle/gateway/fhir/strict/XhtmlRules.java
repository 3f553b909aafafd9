package ca.passerelle.gateway.fhir.strict;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the XHTML of a narrative may hold (FHIR R4 section 2.4, constraint txt-1): the formatting of HTML 4.0 chapters 7 to 11 and 15,
 * links, images and inline style. No script, form, frame, object or event, and nothing that a viewer would fetch from elsewhere but an
 * image.
 */
final class XhtmlRules {

    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "abbr",
            "acronym",
            "address",
            "area",
            "b",
            "bdo",
            "big",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "kbd",
            "li",
            "map",
            "ol",
            "p",
            "pre",
            "q",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "tt",
            "u",
            "ul",
            "var");

    private static final Pattern FETCHING_STYLE =
            Pattern.compile("@import|expression\\s*\\(|url\\s*\\(\\s*['\"]?\\s*(?!data:image/)([a-z+.-]+:|//|\\\\)");

    private XhtmlRules() {}

    static boolean allows(String element) {
        return ELEMENTS.contains(element);
    }

    /** Whether an element may have the attribute with this value. */
    static boolean allows(String element, String attribute, String value) {
        String name = attribute.toLowerCase(Locale.ROOT);
        if (name.startsWith("on")) {
            return false;
        }
        String text = value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return switch (name) {
            case "style" ->
                !FETCHING_STYLE
                        .matcher(value.toLowerCase(Locale.ROOT).replace("\\", "\\\\"))
                        .find();
            case "href" -> (element.equals("a") || element.equals("area")) && isSafe(text) && !text.startsWith("data:");
            case "src" -> element.equals("img") && isSafe(text) && (!text.startsWith("data:") || isImage(text));
            case "cite", "longdesc" -> isSafe(text);
            case "background", "action", "formaction", "srcset", "srcdoc", "data", "codebase", "classid", "ping" ->
                false;
            default -> !name.startsWith("xlink");
        };
    }

    private static boolean isSafe(String address) {
        return address.isEmpty() || address.startsWith("#") || Addresses.isPublic(address);
    }

    private static boolean isImage(String address) {
        return address.startsWith("data:image/") && !address.startsWith("data:image/svg");
    }
}

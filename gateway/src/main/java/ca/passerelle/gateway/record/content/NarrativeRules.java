package ca.passerelle.gateway.record.content;

import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Invariants of the narrative (FHIR R4 section 2.4.1): text that can be shown without running anything. */
final class NarrativeRules {

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "span",
            "b",
            "em",
            "i",
            "strong",
            "small",
            "big",
            "tt",
            "dfn",
            "q",
            "var",
            "abbr",
            "acronym",
            "cite",
            "blockquote",
            "hr",
            "address",
            "bdo",
            "kbd",
            "sub",
            "sup",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tr",
            "tfoot",
            "tbody",
            "th",
            "td",
            "code",
            "samp",
            "img",
            "map",
            "area");
    private static final Set<String> ATTRIBUTES = Set.of(
            "title",
            "style",
            "class",
            "id",
            "lang",
            "xml:lang",
            "dir",
            "accesskey",
            "tabindex",
            "span",
            "width",
            "align",
            "valign",
            "char",
            "charoff",
            "abbr",
            "axis",
            "headers",
            "scope",
            "rowspan",
            "colspan",
            "cellpadding",
            "cellspacing",
            "border",
            "summary",
            "href",
            "hreflang",
            "name",
            "rel",
            "rev",
            "charset",
            "type",
            "coords",
            "shape",
            "src",
            "alt",
            "longdesc",
            "height",
            "usemap",
            "ismap",
            "cite",
            "datetime",
            "start",
            "value",
            "compact",
            "nohref",
            "media",
            "frame",
            "rules",
            "nowrap",
            "xmlns",
            "xml:space");
    private static final Set<String> LINKS = Set.of("href", "src", "longdesc", "cite");

    static final List<Rule> ALL = List.of(
            new Rule(
                    Narrative.class,
                    "txt-1",
                    "div",
                    ProblemCode.INVALID_VALUE,
                    "A narrative has basic formatting only: no scripts, forms, frames, objects or styles of the page.",
                    (narrative, resource) -> isPlain(((Narrative) narrative).getDiv())),
            new Rule(
                    Narrative.class,
                    "txt-2",
                    "div",
                    ProblemCode.REQUIRED_MISSING,
                    "A narrative has text or a picture.",
                    (narrative, resource) -> saysSomething(((Narrative) narrative).getDiv())));

    private NarrativeRules() {}

    private static boolean isPlain(XhtmlNode node) {
        if (node.getNodeType() == NodeType.DocType || node.getNodeType() == NodeType.Instruction) {
            return false;
        }
        if (node.getNodeType() == NodeType.Element) {
            boolean known = node.getName() == null || ELEMENTS.contains(node.getName());
            if (!known || !node.getAttributes().entrySet().stream().allMatch(NarrativeRules::isPlain)) {
                return false;
            }
        }
        return !node.hasChildren() || node.getChildNodes().stream().allMatch(NarrativeRules::isPlain);
    }

    private static boolean isPlain(Map.Entry<String, String> attribute) {
        String name = attribute.getKey();
        boolean known = ATTRIBUTES.contains(name) || name.startsWith("xmlns");
        return known && !(LINKS.contains(name) && isScript(attribute.getValue()));
    }

    private static boolean isScript(String url) {
        String plain = url.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("javascript:") || plain.startsWith("vbscript:");
    }

    private static boolean saysSomething(XhtmlNode node) {
        boolean text = node.getNodeType() == NodeType.Text
                && node.getContent() != null
                && !node.getContent().isBlank();
        return text
                || "img".equals(node.getName())
                || (node.hasChildren() && node.getChildNodes().stream().anyMatch(NarrativeRules::saysSomething));
    }
}

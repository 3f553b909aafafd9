package ca.passerelle.gateway.record.corpus;

import ca.passerelle.profiles.Systems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Two texts of a resource, compared as they are written: what a parser would forgive counts. */
final class Likeness {

    /** The server's own, or shown only: what is sent for a Task is completed by the lifecycle. */
    private static final Set<String> SERVERS = Set.of("id", "meta", "text");

    private static final Set<String> LIFECYCLES =
            Set.of("status", "businessStatus", "basedOn", "lastModified", "authoredOn", "requester", "for", "focus");

    private Likeness() {}

    /** A JSON resource without what is not the client's. */
    static JsonNode ofJson(String text) {
        ObjectNode tree = Objects.requireNonNull(Sample.tree(text));
        tree.remove(SERVERS);
        if (tree.path("resourceType").asText().equals("Task")) {
            tree.remove(LIFECYCLES);
            if (tree.get("identifier") instanceof ArrayNode identifiers) {

                for (int i = identifiers.size() - 1; i >= 0; i--) {
                    if (Systems.REFERRAL_NUMBER.equals(
                            identifiers.get(i).path("system").asText())) {
                        identifiers.remove(i);
                    }
                }
                if (identifiers.isEmpty()) {
                    tree.remove("identifier");
                }
            }
        }
        return tree;
    }

    /** Where two of them differ, for whoever has to find out why. */
    static String difference(Object one, Object other) {
        if (one instanceof JsonNode written && other instanceof JsonNode readBack) {
            Set<String> names = new TreeSet<>();
            written.fieldNames().forEachRemaining(names::add);
            readBack.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .filter(name -> !written.path(name).equals(readBack.path(name)))
                    .map(name -> name + ": " + written.path(name) + " / " + readBack.path(name))
                    .collect(Collectors.joining("\n"));
        }
        List<?> missing = new ArrayList<>((List<?>) one);
        List<?> added = new ArrayList<>((List<?>) other);
        missing.removeAll((List<?>) other);
        added.removeAll((List<?>) one);
        return missing + " / " + added;
    }

    /** An XML resource as lines, without what is not the client's. */
    static List<String> ofXml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
            List<String> lines = new ArrayList<>();
            boolean task = root.getNodeName().equals("Task");
            for (Element child : children(root)) {
                boolean apart = SERVERS.contains(child.getNodeName())
                        || (task && (LIFECYCLES.contains(child.getNodeName()) || isReferralNumber(child)));
                if (!apart) {
                    lines(child, "", lines);
                }
            }
            return lines;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isReferralNumber(Element element) {
        return children(element).stream()
                .anyMatch(child -> child.getNodeName().equals("system")
                        && child.getAttribute("value").equals(Systems.REFERRAL_NUMBER));
    }

    private static void lines(Element element, String path, List<String> lines) {
        String here = path + "/" + element.getNodeName();
        lines.add(here + " value=" + element.getAttribute("value") + " url=" + element.getAttribute("url") + " id="
                + element.getAttribute("id"));
        if (!element.getNodeName().equals("div")) {
            children(element).forEach(child -> lines(child, here, lines));
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                children.add(part);
            }
        }
        return children;
    }
}

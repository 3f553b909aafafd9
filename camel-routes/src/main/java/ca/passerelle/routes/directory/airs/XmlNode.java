package ca.passerelle.routes.directory.airs;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One element, known by its local name whatever its namespace, with the line on which it begins. */
final class XmlNode {

    /** Pairs of an element and one in it that a mapping asks for, of the whole feed. */
    private final Set<String> asked;

    private final String name;
    private final long line;
    private final Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** @param asked collects what is asked for, over all elements of the feed */
    XmlNode(String name, long line, Set<String> asked) {
        this.asked = asked;
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    long line() {
        return line;
    }

    void attribute(String key, String value) {
        attributes.put(key, value);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    int length() {
        return text.length();
    }

    private static String pair(String name, String child) {
        return name + "/" + child;
    }

    /** Adds every pair of elements that holds something to what is filled. */
    void tell(Set<String> filled) {
        for (XmlNode child : children) {
            if (!child.children.isEmpty() || child.text() != null) {
                filled.add(pair(name, child.name));
            }
            if (asked.contains(pair(name, child.name))) {
                child.tell(filled);
            }
        }
    }

    /** The children of this name, in order. */
    List<XmlNode> all(String child) {
        asked.add(pair(name, child));
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    List<XmlNode> children() {
        children.forEach(child -> asked.add(pair(name, child.name)));
        return children;
    }

    /** The first child of this name. */
    @Nullable
    XmlNode first(String child) {
        asked.add(pair(name, child));
        for (XmlNode node : children) {
            if (node.name.equals(child)) {
                return node;
            }
        }
        return null;
    }

    /** The text of the first filled child among these names; null when there is none. */
    @Nullable
    String value(String... names) {
        for (String wanted : names) {
            asked.add(pair(name, wanted));
            for (XmlNode node : children) {
                if (node.name.equals(wanted) && node.text() != null) {
                    return node.text();
                }
            }
        }
        return null;
    }

    /** The same, or nothing. */
    String valueOr(String otherwise, String... names) {
        String value = value(names);
        return value == null ? otherwise : value;
    }

    /** Its own text; null when it is blank. */
    @Nullable
    String text() {
        String plain = text.toString().strip();
        return plain.isEmpty() ? null : plain;
    }

    /** Whether a flag of it says that it is not for the public, be it an attribute, as the XSD has it, or an element. */
    boolean isHidden() {
        return attributes.entrySet().stream()
                        .anyMatch(flag ->
                                SecrecyFlag.hides(flag.getKey(), flag.getValue().strip()))
                || children.stream().anyMatch(this::isHidingFlag);
    }

    private boolean isHidingFlag(XmlNode flag) {
        if (!flag.children.isEmpty() || flag.text() == null) {
            return false;
        }
        if (SecrecyFlag.isNamed(flag.name)) {
            asked.add(pair(name, flag.name));
        }
        return SecrecyFlag.hides(flag.name, flag.text.toString());
    }

    /** An attribute, whatever its case; empty when it is absent. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }
}

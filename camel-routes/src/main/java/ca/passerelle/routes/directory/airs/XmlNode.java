package ca.passerelle.routes.directory.airs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One element, known by its local name whatever its namespace, with the line on which it begins. */
final class XmlNode {

    private final String name;
    private final long line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name, long line) {
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
        attributes.put(key.toLowerCase(Locale.ROOT), value);
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

    /** The children of this name, in order. */
    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    List<XmlNode> children() {
        return children;
    }

    /** The first child of this name. */
    @Nullable
    XmlNode first(String child) {
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

    /** An attribute, whatever its case; empty when it is absent. */
    String attribute(String key) {
        return attributes.getOrDefault(key.toLowerCase(Locale.ROOT), "").strip();
    }
}

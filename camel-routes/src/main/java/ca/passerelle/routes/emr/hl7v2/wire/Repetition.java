package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One repetition of a field. What is read of it is marked where somebody keeps marks. */
public final class Repetition {

    private final Location location;
    private final String raw;
    private final Encoding encoding;
    private final List<String> components;
    private final @Nullable ReadMarks marks;

    /**
     * A repetition with its components.
     *
     * @param location where it stands
     * @param raw the text between two repetition separators
     * @param encoding how to read it
     * @param marks where it is marked what has been read; null for nowhere
     */
    Repetition(Location location, String raw, Encoding encoding, @Nullable ReadMarks marks) {
        this.location = location;
        this.raw = raw;
        this.encoding = encoding;
        this.components = Segment.split(raw, encoding.delimiters().component());
        this.marks = marks;
    }

    /** Where it stands. */
    public Location location() {
        return location;
    }

    /** Whether any component holds a value. */
    public boolean hasValue() {
        return components.stream().anyMatch(part -> !part.isBlank() && !part.equals(Field.NULL));
    }

    /** The raw components; at least one. Looking at them marks nothing. */
    public List<String> components() {
        return components;
    }

    /** The first subcomponent of a component, decoded and trimmed; empty when absent or null. Components count from 1. */
    public String text(int component) {
        return text(component, 1);
    }

    /** A subcomponent, decoded and trimmed; empty when absent or null. Both numbers count from 1. */
    public String text(int component, int subcomponent) {
        String whole = read(component);
        if (whole.isEmpty()) {
            return "";
        }
        List<String> parts = Segment.split(whole, encoding.delimiters().subcomponent());
        return encoding.decode(part(parts, subcomponent)).strip();
    }

    /** A whole component as the sender meant it when it forgot to escape subcomponent separators: decoded, not trimmed. */
    public String wholeComponent(int component) {
        return encoding.decode(read(component));
    }

    /** The whole repetition as one text, for types such as FT where separators mean nothing. */
    public String whole() {
        if (marks != null) {
            marks.repetition(location);
        }
        return encoding.decode(raw);
    }

    /** A raw component, marked. An order to remove a value is not read by reading its place: see {@link Field#isNull()}. */
    private String read(int component) {
        String text = part(components, component);
        if (marks != null && !text.equals(Field.NULL)) {
            marks.component(location.at(component));
        }
        return text;
    }

    private static String part(List<String> parts, int number) {
        return number <= parts.size() ? parts.get(number - 1) : "";
    }
}

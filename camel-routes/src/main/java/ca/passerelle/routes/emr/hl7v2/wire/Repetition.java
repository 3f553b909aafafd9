package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.List;

/**
 * One repetition of a field.
 *
 * @param location where it stands
 * @param raw the text between two repetition separators
 * @param encoding how to read it
 */
public record Repetition(Location location, String raw, Encoding encoding) {

    /** Whether any component holds a value. */
    public boolean hasValue() {
        return components().stream().anyMatch(part -> !part.isBlank() && !part.equals(Field.NULL));
    }

    /** The raw components; at least one. */
    public List<String> components() {
        return Segment.split(raw, encoding.delimiters().component());
    }

    /** The first subcomponent of a component, decoded and trimmed; empty when absent or null. Components count from 1. */
    public String text(int component) {
        return text(component, 1);
    }

    /** A subcomponent, decoded and trimmed; empty when absent or null. Both numbers count from 1. */
    public String text(int component, int subcomponent) {
        List<String> parts = Segment.split(
                part(components(), component), encoding.delimiters().subcomponent());
        return encoding.decode(part(parts, subcomponent)).strip();
    }

    /** A whole component as the sender meant it when it forgot to escape subcomponent separators: decoded, not trimmed. */
    public String wholeComponent(int component) {
        return encoding.decode(part(components(), component));
    }

    /** The whole repetition as one text, for types such as FT where separators mean nothing. */
    public String whole() {
        return encoding.decode(raw);
    }

    private static String part(List<String> parts, int number) {
        return number <= parts.size() ? parts.get(number - 1) : "";
    }
}

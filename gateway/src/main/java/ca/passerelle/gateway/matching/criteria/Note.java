package ca.passerelle.gateway.matching.criteria;

import java.util.List;

/**
 * What is said about a criterion, before it is put into a language.
 *
 * @param key of the message
 * @param values what stands in its places: texts, numbers and {@link Coded}
 */
public record Note(String key, List<Object> values) {

    public Note {
        values = List.copyOf(values);
    }

    /** A code, which each language says in its own words. */
    public record Coded(String system, String code) {}
}

package ca.passerelle.gateway.matching.criteria;

import org.jspecify.annotations.Nullable;

/**
 * A need that is asked for.
 *
 * @param need a code of the needs
 * @param type a kind of service that meets it; null for any
 */
public record Wanted(String need, @Nullable String type) {

    /** The key of a kind of service where needs and kinds stand together. */
    public static String typeKey(String type) {
        return "type:" + type;
    }
}

package ca.passerelle.routes.port.sender;

import org.jspecify.annotations.Nullable;

/**
 * What a field of a sender's own segment (Z…) becomes.
 *
 * @param use what is made of it
 * @param title the heading of a note, the question of an observation, or why it is left out; null for the field's name
 * @param code the question's code; only for an observation
 * @param system the code's system; null for one of the sender's own
 */
public record LocalField(
        Use use,
        @Nullable String title,
        @Nullable String code,
        @Nullable String system) {

    /** What a field can become. */
    public enum Use {
        /** A note of the ServiceRequest. */
        NOTE,
        /** The extension {@code sent-field} of the ServiceRequest. */
        EXTENSION,
        /** An Observation about the patient. */
        OBSERVATION,
        /** Nothing; the original bytes keep it. */
        IGNORED
    }
}

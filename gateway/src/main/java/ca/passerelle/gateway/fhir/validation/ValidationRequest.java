package ca.passerelle.gateway.fhir.validation;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants validated.
 *
 * @param text the resource as it was sent, JSON or XML; null when none was
 * @param type its FHIR type; null when there is no resource
 * @param mode why it is asked; null for no reason
 * @param profile what it must conform to beside what it claims; null for nothing
 */
public record ValidationRequest(
        @Nullable String text,
        @Nullable String type,
        @Nullable String mode,
        @Nullable String profile) {

    /** With what the query of the URL says, where the body does not say it. */
    public ValidationRequest or(@Nullable String otherMode, @Nullable String otherProfile) {
        return new ValidationRequest(
                text, type, mode == null ? otherMode : mode, profile == null ? otherProfile : profile);
    }
}

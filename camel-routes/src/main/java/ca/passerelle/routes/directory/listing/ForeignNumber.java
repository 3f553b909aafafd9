package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.Nullable;

/**
 * A number that somebody else than the feed gave.
 *
 * @param scheme code of the register, e.g. of org-id.guide
 * @param type the feed's word for it
 * @param value the number
 */
public record ForeignNumber(
        @Nullable String scheme, @Nullable String type, String value) {}

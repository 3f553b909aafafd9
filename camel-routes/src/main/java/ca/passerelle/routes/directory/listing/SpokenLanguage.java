package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.Nullable;

/**
 * A language in which a service is given.
 *
 * @param tag BCP 47, when the feed's word or code names exactly one language
 * @param text the feed's words, with its note
 */
public record SpokenLanguage(@Nullable String tag, String text) {}

package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.Nullable;

/**
 * An area that a service draws on a map.
 *
 * @param name what the feed calls it
 * @param geoJson its border: one geometry, cleaned
 */
public record DrawnArea(@Nullable FeedText name, String geoJson) {}

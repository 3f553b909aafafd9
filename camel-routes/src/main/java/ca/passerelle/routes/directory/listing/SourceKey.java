package ca.passerelle.routes.directory.listing;

/**
 * How a feed names one of its records.
 *
 * @param kind what it is
 * @param id the feed's own id, unique within the kind
 */
public record SourceKey(RecordKind kind, String id) {}

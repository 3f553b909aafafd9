package ca.passerelle.gateway.directory;

import java.util.List;

/**
 * @param total how many there are altogether; a service that several feeds list counts once where it was seen to be one
 * @param listings the best, the unknown last
 */
public record SearchResult(long total, List<FoundListing> listings) {}

package ca.passerelle.gateway.directory;

import java.util.List;

/**
 * @param total how many there are altogether
 * @param listings the best, the unknown last
 */
public record SearchResult(long total, List<FoundListing> listings) {}

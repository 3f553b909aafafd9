package ca.passerelle.gateway.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param matches what matched, in the order asked for
 * @param included what the matches refer to, as asked, each once
 * @param total how many match altogether, where that is known or was asked for
 * @param next where the next page begins; null on the last
 */
public record Page(
        List<StoredResource> matches,
        List<StoredResource> included,
        @Nullable Long total,
        @Nullable String next) {}

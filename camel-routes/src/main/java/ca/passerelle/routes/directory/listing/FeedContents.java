package ca.passerelle.routes.directory.listing;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a feed holds, cleaned, each list in the order of the feed and without a key twice.
 *
 * @param organizations who offers services
 * @param places where
 * @param listings what one can refer to
 * @param secret organisations and places whose address is confidential
 * @param stamp when the publisher made the feed, ISO 8601; null when it does not say
 * @param findings where the feed met a rule
 * @param counts every rule that was met, with how often
 */
public record FeedContents(
        List<ListedOrganization> organizations,
        List<ListedPlace> places,
        List<Listing> listings,
        Set<SourceKey> secret,
        @Nullable String stamp,
        List<Finding> findings,
        Map<DirectoryRule, Integer> counts) {}

package ca.passerelle.routes.directory.listing;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a feed holds, cleaned, each list in the order of the feed and without a key twice.
 *
 * @param organizations who offers services
 * @param places where
 * @param listings what one can refer to
 * @param secret organisations and places whose address is confidential
 * @param secrets what of them must stand in no text
 * @param stamp when the publisher made the feed, ISO 8601; null when it does not say
 * @param findings where the feed met a rule
 * @param counts every rule that was met, with how often
 */
public record FeedContents(
        List<ListedOrganization> organizations,
        List<ListedPlace> places,
        List<Listing> listings,
        Set<SourceKey> secret,
        Secrets secrets,
        @Nullable String stamp,
        List<Finding> findings,
        Map<DirectoryRule, Integer> counts) {

    /** A feed of no records. */
    public static FeedContents empty() {
        return new FeedContents(List.of(), List.of(), List.of(), Set.of(), Secrets.NONE, null, List.of(), Map.of());
    }

    /** All records that can be used. */
    public Set<SourceKey> keys() {
        Set<SourceKey> keys = new HashSet<>();
        organizations.forEach(organization -> keys.add(organization.key()));
        places.forEach(place -> keys.add(place.key()));
        listings.forEach(listing -> keys.add(listing.key()));
        return keys;
    }

    /** Ids of records that the feed holds and that its publisher does not want shown, or not any more. */
    public Set<String> withdrawn() {
        return findings.stream()
                .filter(finding -> finding.rule() == DirectoryRule.NOT_PUBLISHED)
                .map(Finding::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Ids of records that are in the feed but cannot be used; what its publisher withdrew is not among them. */
    public Set<String> setAside() {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == DirectoryRule.Severity.QUARANTINED)
                .filter(finding ->
                        finding.rule() != DirectoryRule.NOT_PUBLISHED && finding.rule() != DirectoryRule.MARKED_DELETED)
                .map(Finding::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }
}

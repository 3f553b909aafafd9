package ca.passerelle.routes.directory.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who offers services.
 *
 * @param key how the feed names it
 * @param name its name
 * @param alternateName another name
 * @param description what it is
 * @param parent id of the organisation above it
 * @param parentListed whether that one is in the feed
 * @param telecom how to reach it
 * @param addresses where it gets its mail
 * @param identifiers numbers that others gave it
 */
public record ListedOrganization(
        SourceKey key,
        FeedText name,
        @Nullable FeedText alternateName,
        @Nullable FeedText description,
        @Nullable String parent,
        boolean parentListed,
        List<Telecom> telecom,
        List<PostalAddress> addresses,
        List<ForeignNumber> identifiers) {

    public ListedOrganization {
        telecom = List.copyOf(telecom);
        addresses = List.copyOf(addresses);
        identifiers = List.copyOf(identifiers);
    }
}

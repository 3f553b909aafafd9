package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.DirectoryProperties.FeedEntry;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose feed is whose. A 211 partner owns the feed of its own key; others are configured. */
@Component
class Feeds {

    private final DirectoryProperties properties;
    private final Partners partners;

    Feeds(DirectoryProperties properties, Partners partners) {
        this.properties = properties;
        this.partners = partners;
    }

    /**
     * A feed that may be imported.
     *
     * @param language of its texts
     */
    record Feed(String key, Partner owner, String language) {}

    /** Empty when there is no such feed, or its owner does not publish a directory any more. */
    Optional<Feed> find(String key) {
        FeedEntry entry = properties.feeds().getOrDefault(key, new FeedEntry(key, "en", null));
        return partners.byKey(entry.partner())
                .filter(owner -> owner.kind() == Partner.Kind.DIRECTORY)
                .map(owner -> new Feed(key, owner, entry.language()));
    }

    /** The same, when it belongs to that partner; another's feed does not exist for it. */
    Optional<Feed> find(String key, UUID partner) {
        return find(key).filter(feed -> feed.owner().id().equals(partner));
    }

    /** The keys of a partner's feeds. */
    Set<String> of(UUID partner) {
        Stream<String> own = partners.byId(partner).map(Partner::key).stream();
        return Stream.concat(own, properties.feeds().keySet().stream())
                .filter(key -> find(key, partner).isPresent())
                .collect(Collectors.toSet());
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.api.Crawl;
import ca.passerelle.routes.directory.api.RecordLinks;
import ca.passerelle.routes.directory.intake.FeedReader;
import ca.passerelle.routes.directory.intake.FeedSettings;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.wire.PackageLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads what an API says has changed together with the records that share an organisation, a place or a service with it, and with all that hide
 * something, instead of reading the whole feed. The result is what reading everything would give; where that is not certain there is none.
 */
@Component
class DeltaReading {

    /** Beyond this many records that hang together, reading all is no slower. */
    private static final int MOST = 2_000;

    private final CrawledTable crawled;
    private final SecretTable secrets;

    DeltaReading(CrawledTable crawled, SecretTable secrets) {
        this.crawled = crawled;
        this.secrets = secrets;
    }

    /** Empty when the feed has to be read as a whole. */
    Optional<Delta> of(Feeds.Feed feed, Crawl.Found found) {
        Set<String> gone = found.gone(crawled.ids(feed.key()));
        Map<String, JsonNode> changed = changed(feed.key(), found);
        if (changed.size() + gone.size() > MOST) {
            return Optional.empty();
        }
        return tied(feed.key(), changed, gone).flatMap(tied -> read(feed, changed, gone, tied));
    }

    /** What an API lists as changed is often only what it lists again. */
    private Map<String, JsonNode> changed(String feed, Crawl.Found found) {
        Map<String, JsonNode> changed = found.present();
        Map<String, String> before = crawled.lines(feed, changed.keySet());
        changed.entrySet().removeIf(record -> crawled.line(record.getValue()).equals(before.get(record.getKey())));
        return changed;
    }

    /** Ids of the held records that have to be read; empty when they are too many, or when secrets could change with them. */
    private Optional<Set<String>> tied(String feed, Map<String, JsonNode> changed, Set<String> gone) {
        List<RecordLinks> touched = new ArrayList<>(crawled.links(feed, gone).values());
        changed.values().forEach(record -> touched.add(RecordLinks.of(record)));
        Set<String> hiding = hiding(feed);
        List<RecordLinks> withheld = new ArrayList<>(crawled.flagged(feed, MOST + 1));
        withheld.addAll(crawled.tied(feed, hiding, MOST + 1).values());
        Optional<Map<String, RecordLinks>> around = closure(feed, touched);
        Optional<Map<String, RecordLinks>> hidden = closure(feed, withheld);
        if (around.isEmpty() || hidden.isEmpty()) {
            return Optional.empty();
        }
        boolean open = Stream.concat(touched.stream(), around.get().values().stream())
                .noneMatch(links -> links.flagged() || links.keys().stream().anyMatch(hiding::contains));
        Map<String, RecordLinks> all = new LinkedHashMap<>(around.get());
        all.putAll(hidden.get());
        boolean complete =
                Stream.concat(touched.stream(), all.values().stream()).allMatch(RecordLinks::complete);
        return open && complete ? Optional.of(all.keySet()) : Optional.empty();
    }

    /** The held records that hang together with these by any number of steps; empty when they are too many. */
    private Optional<Map<String, RecordLinks>> closure(String feed, Collection<RecordLinks> from) {
        Map<String, RecordLinks> all = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        Set<String> fresh = keys(from, known);
        while (!fresh.isEmpty() && all.size() <= MOST) {
            known.addAll(fresh);
            Map<String, RecordLinks> found = crawled.tied(feed, fresh, MOST + 1);
            all.putAll(found);
            fresh = keys(found.values(), known);
        }
        return all.size() > MOST ? Optional.empty() : Optional.of(all);
    }

    private static Set<String> keys(Collection<RecordLinks> records, Set<String> known) {
        Set<String> fresh = new LinkedHashSet<>();
        records.forEach(links -> fresh.addAll(links.keys()));
        fresh.removeAll(known);
        return fresh;
    }

    private Set<String> hiding(String feed) {
        Set<String> keys = new HashSet<>();
        for (SourceKey secret : secrets.all(feed)) {
            keys.add(RecordLinks.key(
                    secret.kind() == RecordKind.ORGANIZATION ? FeedTable.ORGANIZATIONS : FeedTable.LOCATIONS,
                    secret.id()));
        }
        return keys;
    }

    private Optional<Delta> read(Feeds.Feed feed, Map<String, JsonNode> changed, Set<String> gone, Set<String> tied) {
        Map<String, String> lines = new TreeMap<>(crawled.lines(feed.key(), tied));
        try (ScratchFolder folder = new ScratchFolder()) {
            Set<SourceKey> secret = secrets.all(feed.key());
            FeedContents before = contents(feed, secret, folder, "before", lines.values());
            changed.forEach((id, record) -> lines.put(id, crawled.line(record)));
            lines.keySet().removeAll(gone);
            FeedContents after = contents(feed, secret, folder, "after", lines.values());
            return secret.containsAll(after.secret())
                    ? Optional.of(new Delta(changed, gone, before, after))
                    : Optional.empty();
        } catch (FeedRefusedException refused) {
            // Whether the feed as a whole is to be refused, reading all of it tells.
            return Optional.empty();
        }
    }

    private static FeedContents contents(
            Feeds.Feed feed, Set<SourceKey> secret, ScratchFolder folder, String name, Collection<String> lines) {
        return lines.isEmpty()
                ? FeedContents.empty()
                : FeedReader.read(
                        folder.snapshot(name, lines),
                        new FeedSettings(feed.language(), null, secret, PackageLimits.DEFAULT));
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the owner of a feed decides about it: what its columns mean, and that an address is no longer confidential. */
@RestController
class FeedSettingsController {

    private final Feeds feeds;
    private final MappingTable mappings;
    private final SecretTable secrets;
    private final SourceTable sources;

    FeedSettingsController(Feeds feeds, MappingTable mappings, SecretTable secrets, SourceTable sources) {
        this.sources = sources;
        this.feeds = feeds;
        this.mappings = mappings;
        this.secrets = secrets;
    }

    @GetMapping("/directory/feeds/{feed}/mapping")
    ColumnMapping mapping(@PathVariable String feed) {
        requireOwner(feed);
        return mappings.of(feed).orElseThrow(() -> Refusal.notFound("mapping"));
    }

    /** Saves what the columns of the feed's table mean; 400 with what is wrong with it. */
    @PutMapping("/directory/feeds/{feed}/mapping")
    ResponseEntity<Void> save(@PathVariable String feed, @RequestBody ColumnMapping mapping) {
        requireOwner(feed);
        List<String> faults = mapping.faults();
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("mapping", ProblemCode.INVALID_VALUE, String.join("; ", faults) + ".");
        }
        mappings.save(feed, mapping);
        return ResponseEntity.noContent().build();
    }

    /** Records whose address stays confidential: kind and id, no more. */
    @GetMapping("/directory/feeds/{feed}/confidential")
    List<Map<String, String>> confidential(@PathVariable String feed) {
        requireOwner(feed);
        return secrets.all(feed).stream()
                .sorted(Comparator.comparing(SourceKey::kind).thenComparing(SourceKey::id))
                .map(key -> Map.of("kind", key.kind().word(), "id", key.id()))
                .toList();
    }

    /** A person releases one; its address shows from the next package on that does not keep it confidential itself. */
    @DeleteMapping("/directory/feeds/{feed}/confidential/{kind}/{id}")
    ResponseEntity<Void> release(@PathVariable String feed, @PathVariable String kind, @PathVariable String id) {
        UUID partner = requireOwner(feed);
        if (!secrets.release(feed, kind, id, partner)) {
            throw Refusal.notFound("record");
        }
        sources.rereadWhole(feed);
        return ResponseEntity.noContent().build();
    }

    private UUID requireOwner(String feed) {
        UUID partner = CurrentCaller.get().partner();
        if (feeds.find(feed, partner).isEmpty()) {
            throw Refusal.notFound("feed");
        }
        return partner;
    }
}

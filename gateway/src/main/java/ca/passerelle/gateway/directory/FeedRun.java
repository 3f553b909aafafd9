package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.ProvenanceOfRun;
import java.time.Instant;
import java.util.UUID;

/** A run of a feed. */
record FeedRun(UUID id, Feeds.Feed feed, Instant started) {

    FeedIds ids() {
        return new FeedIds(feed.key());
    }

    ProvenanceOfRun provenance() {
        return new ProvenanceOfRun(id, feed.key(), feed.owner().organization(), started);
    }
}

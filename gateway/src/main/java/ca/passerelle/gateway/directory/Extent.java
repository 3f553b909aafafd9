package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records of a feed were read: only what was read and is not there is missing. */
final class Extent {

    private static final Extent WHOLE = new Extent(null, Set.of());

    private final @Nullable Set<SourceKey> sources;
    private final Set<String> setAside;

    private Extent(@Nullable Set<SourceKey> sources, Set<String> setAside) {
        this.sources = sources;
        this.setAside = setAside;
    }

    /** All of them. */
    static Extent whole() {
        return WHOLE;
    }

    /** Those that this part of the feed held before. */
    static Extent of(FeedContents before) {
        return new Extent(before.keys(), before.setAside());
    }

    boolean covers(SourceKey source) {
        return sources == null || sources.contains(source) || setAside.contains(source.id());
    }

    /** How many records that are in use were not read. */
    int beyond(Collection<Known> known) {
        return (int) known.stream()
                .filter(record -> record.active() && !covers(record.source()))
                .count();
    }
}

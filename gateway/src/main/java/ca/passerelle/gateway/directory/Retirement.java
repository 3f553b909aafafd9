package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a feed no longer holds, and whether so much of it is gone that a person has to agree. HSDS cannot say that a record was deleted: absence
 * is all there is, and a broken export looks just like it.
 *
 * @param missing active records that the feed does not hold and does not mention among its broken ones
 * @param held whether they stay until a person agrees
 */
record Retirement(List<Known> missing, boolean held) {

    /**
     * @param known what was active or retired before
     * @param extent what of it was read
     * @param present what the feed holds
     * @param broken source ids of records that it holds but that were set aside: these keep their last good state
     */
    static Retirement of(
            Collection<Known> known,
            Extent extent,
            Set<SourceKey> present,
            Set<String> broken,
            DirectoryProperties properties) {
        List<Known> missing = known.stream()
                .filter(Known::active)
                .filter(record -> extent.covers(record.source()))
                .filter(record -> !present.contains(record.source()))
                .filter(record -> !broken.contains(record.source().id()))
                .toList();
        boolean held = isMany(missing, known, record -> true, properties)
                || isMany(missing, known, Retirement::isListing, properties);
        return new Retirement(missing, held);
    }

    private static boolean isListing(Known record) {
        RecordKind kind = record.source().kind();
        return kind == RecordKind.SERVICE || kind == RecordKind.SERVICE_AT_LOCATION;
    }

    private static boolean isMany(
            List<Known> missing, Collection<Known> known, Predicate<Known> kind, DirectoryProperties properties) {
        long gone = missing.stream().filter(kind).count();
        long active = known.stream().filter(Known::active).filter(kind).count();
        return gone >= properties.holdFrom() && gone >= properties.holdShare() * active;
    }
}

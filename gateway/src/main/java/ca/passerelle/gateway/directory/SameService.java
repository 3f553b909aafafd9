package ca.passerelle.gateway.directory;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Tells which listings of different feeds are one service. Told by who finds duplicates; the search only shows each service once. */
public interface SameService {

    /**
     * A listing that is one service with others.
     *
     * @param cluster the same for all of them
     * @param sourceEn who publishes it
     * @param sourceFr the same in French
     */
    record Source(UUID service, UUID cluster, String sourceEn, String sourceFr) {}

    /** All sources of those of these listings that have several, the best of each first. */
    List<Source> of(Collection<UUID> services);
}

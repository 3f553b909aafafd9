package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.directory.SameService;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The clusters, told to the search. */
@Component
class ClusteredListings implements SameService {

    private final DuplicateClusters clusters;

    ClusteredListings(DuplicateClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public List<Source> of(Collection<UUID> services) {
        return clusters.of(services).stream()
                .map(member -> new Source(member.service(), member.cluster(), member.sourceEn(), member.sourceFr()))
                .toList();
    }
}

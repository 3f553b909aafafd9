package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.SameService.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A service that several feeds list is one line of an answer: the best of its listings that were found, with the names of the others. */
final class ShownOnce {

    private ShownOnce() {}

    /**
     * @param found in their order
     * @param sources of those that have several, the best of each service first
     * @param language {@code en} or {@code fr}
     */
    static List<FoundListing> of(List<FoundListing> found, List<Source> sources, String language) {
        Map<UUID, List<Source>> services = new LinkedHashMap<>();
        Map<UUID, UUID> clusters = new HashMap<>();
        for (Source source : sources) {
            services.computeIfAbsent(source.cluster(), cluster -> new ArrayList<>())
                    .add(source);
            clusters.put(source.service(), source.cluster());
        }
        Map<UUID, FoundListing> byId = new HashMap<>();
        found.forEach(listing -> byId.put(listing.service(), listing));
        Set<UUID> shown = new HashSet<>();
        List<FoundListing> once = new ArrayList<>();
        for (FoundListing listing : found) {
            UUID cluster = clusters.get(listing.service());
            if (cluster == null) {
                once.add(listing);
            } else if (shown.add(cluster)) {
                once.add(best(services.getOrDefault(cluster, List.of()), byId, listing, language));
            }
        }
        return once;
    }

    private static FoundListing best(
            List<Source> sources, Map<UUID, FoundListing> found, FoundListing first, String language) {
        FoundListing best = sources.stream()
                .map(Source::service)
                .filter(found::containsKey)
                .map(found::get)
                .findFirst()
                .orElse(first);
        return best.with(sources.stream()
                .filter(source -> !source.service().equals(best.service()))
                .map(source -> new OtherSource(
                        source.service(), language.equals("fr") ? source.sourceFr() : source.sourceEn()))
                .toList());
    }
}

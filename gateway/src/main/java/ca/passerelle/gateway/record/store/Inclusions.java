package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.search.Search;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What matches refer to, and what refers to them, of what the caller may see. */
@Component
class Inclusions {

    private static final int MAX_INCLUDED = 1000;

    private final JdbcTemplate jdbc;
    private final ResourceTable table;

    Inclusions(JdbcTemplate jdbc, ResourceTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Each once, and none that is a match itself. */
    List<StoredResource> of(Caller caller, Search search, List<Finder.Match> matches) {
        if (search.includes().isEmpty() || matches.isEmpty()) {
            return List.of();
        }
        Set<ResourceKey> wanted = new LinkedHashSet<>();
        Map<ResourceKey, StoredResource> included = new LinkedHashMap<>();
        for (int i = 0; i < search.includes().size(); i++) {
            Search.Include include = search.includes().get(i);
            if (include.reverse()) {
                referring(caller, include, matches).forEach(found -> included.put(found.key(), found));
            } else {
                for (Finder.Match match : matches) {
                    targets(include, match.targets().getOrDefault(i, List.of())).forEach(wanted::add);
                }
            }
        }
        if (!wanted.isEmpty()) {
            table.current(caller, wanted).forEach(found -> included.put(found.key(), found));
        }
        matches.forEach(match -> included.remove(match.resource().key()));
        return List.copyOf(included.values());
    }

    private static Stream<ResourceKey> targets(Search.Include include, List<String> links) {
        String target = include.targetType();
        return links.stream()
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .filter(key -> target == null || target.equals(key.type()));
    }

    private List<StoredResource> referring(Caller caller, Search.Include include, List<Finder.Match> matches) {
        String type = include.sourceType();
        Fragment keys = KeySql.any(
                "r",
                matches.stream()
                        .map(match -> IndexEntry.key(
                                type,
                                include.parameter(),
                                match.resource().key().reference()))
                        .toList());
        Fragment query = Fragment.of(
                        "select " + ResourceTable.COLUMNS + " from resource r where type = ? and not deleted and ",
                        type)
                .then(keys)
                .and(Fragment.of(
                        "(? or participants && ?::uuid[]) order by updated desc, id desc limit ?",
                        caller.isGateway(),
                        ResourceTable.visibleTo(caller),
                        MAX_INCLUDED));
        return jdbc.query(query.sql(), ResourceTable.STORED, query.values());
    }
}

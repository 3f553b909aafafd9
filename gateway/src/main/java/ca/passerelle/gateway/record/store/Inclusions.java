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
        for (Search.Include include : search.includes()) {
            if (include.reverse()) {
                referring(caller, include, matches).forEach(found -> included.put(found.key(), found));
            } else {
                matches.forEach(match -> targets(include, match).forEach(wanted::add));
            }
        }
        if (!wanted.isEmpty()) {
            table.current(caller, wanted).forEach(found -> included.put(found.key(), found));
        }
        matches.forEach(match -> included.remove(match.resource().key()));
        return List.copyOf(included.values());
    }

    /** The index of a match names what it refers to. */
    private static Stream<ResourceKey> targets(Search.Include include, Finder.Match match) {
        String prefix = IndexEntry.key(include.sourceType(), include.parameter(), "");
        String target = include.targetType();
        return match.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> ResourceKey.of(key.substring(prefix.length())))
                .flatMap(Optional::stream)
                .filter(key -> target == null || target.equals(key.type()));
    }

    private List<StoredResource> referring(Caller caller, Search.Include include, List<Finder.Match> matches) {
        String type = include.sourceType();
        String[] keys = matches.stream()
                .map(match -> IndexEntry.key(
                        type, include.parameter(), match.resource().key().reference()))
                .toArray(String[]::new);
        return jdbc.query(
                "select type, id, version, updated, deleted, body from resource"
                        + " where type = ? and not deleted and keys && ?::text[] and (? or participants && ?::uuid[])"
                        + " order by updated desc, id desc limit ?",
                ResourceTable.STORED,
                type,
                keys,
                caller.isGateway(),
                ResourceTable.visibleTo(caller),
                MAX_INCLUDED);
    }
}

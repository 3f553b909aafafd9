package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.search.Search;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.gateway.record.search.SearchParameter;
import ca.passerelle.profiles.ProblemCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Searches the table {@code resource}. */
@Component
class Finder {

    private static final int MAX_INCLUDED = 1000;

    private final JdbcTemplate jdbc;
    private final ResourceTable table;
    private final Json json;

    Finder(JdbcTemplate jdbc, ResourceTable table, Json json) {
        this.jdbc = jdbc;
        this.table = table;
        this.json = json;
    }

    Page page(Caller caller, Search search) {
        Long total = null;
        List<StoredResource> matches = List.of();
        String next = null;
        if (search.count() > 0) {
            SearchSql.Statement page = SearchSql.page(caller, search, SearchSql.Whose.VISIBLE);
            matches = jdbc.query(page.sql(), ResourceTable.STORED, page.arguments());
            if (matches.size() > search.count()) {
                matches = matches.subList(0, search.count());
                StoredResource last = matches.get(matches.size() - 1);
                next = new Search.Position(last.updated(), last.key().id()).token();
            } else if (search.after() == null) {
                total = (long) matches.size();
            }
        }
        if (total == null && search.total()) {
            SearchSql.Statement count = SearchSql.count(caller, search);
            total = jdbc.queryForObject(count.sql(), Long.class, count.arguments());
        }
        return new Page(matches, included(caller, search, matches), total, next);
    }

    /** The one match of a conditional query. */
    Optional<StoredResource> find(Caller caller, String type, String criteria, boolean ownOnly) {
        Search search = SearchFromQuery.of(type, parameters(criteria));
        if (search.ids() == null && search.terms().isEmpty() && search.texts().isEmpty()) {
            throw Refusal.badRequest(
                    type, ProblemCode.INVALID_VALUE, "A condition needs at least one search parameter.");
        }
        SearchSql.Statement page =
                SearchSql.page(caller, search, ownOnly ? SearchSql.Whose.OWN : SearchSql.Whose.VISIBLE);
        List<StoredResource> matches = jdbc.query(page.sql(), ResourceTable.STORED, page.arguments());
        if (matches.size() > 1) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    type,
                    ProblemCode.MULTIPLE_MATCHES,
                    "The condition matches more than one " + type + ".");
        }
        return matches.stream().findFirst();
    }

    private List<StoredResource> included(Caller caller, Search search, List<StoredResource> matches) {
        if (search.includes().isEmpty() || matches.isEmpty()) {
            return List.of();
        }
        Set<ResourceKey> wanted = new LinkedHashSet<>();
        Map<ResourceKey, StoredResource> included = new LinkedHashMap<>();
        for (Search.Include include : search.includes()) {
            if (include.reverse()) {
                referring(caller, include, matches).forEach(found -> included.put(found.key(), found));
            } else {
                matches.forEach(match -> wanted.addAll(targets(include, match)));
            }
        }
        if (!wanted.isEmpty()) {
            table.current(caller, wanted).forEach(found -> included.put(found.key(), found));
        }
        matches.forEach(match -> included.remove(match.key()));
        return List.copyOf(included.values());
    }

    private List<ResourceKey> targets(Search.Include include, StoredResource match) {
        SearchParameter parameter = Grammar.of(include.sourceType())
                .orElseThrow()
                .parameter(include.parameter())
                .orElseThrow();
        return parameter
                .terms()
                .apply(json.read(match.json()))
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<StoredResource> referring(Caller caller, Search.Include include, List<StoredResource> matches) {
        String type = include.sourceType();
        String[] keys = matches.stream()
                .map(match ->
                        IndexEntry.key(type, include.parameter(), match.key().reference()))
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

    /** Reads a query string; a parameter may stand several times. */
    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("url", ProblemCode.INVALID_VALUE, "The condition is not a valid query.");
        }
    }
}

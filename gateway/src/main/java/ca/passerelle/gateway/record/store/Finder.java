package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.Search;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.profiles.ProblemCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Searches the table {@code resource}. */
@Component
class Finder {

    private final JdbcTemplate jdbc;
    private final Inclusions inclusions;
    private final Horizon horizon;

    Finder(JdbcTemplate jdbc, Inclusions inclusions, Horizon horizon) {
        this.jdbc = jdbc;
        this.inclusions = inclusions;
        this.horizon = horizon;
    }

    Page page(Caller caller, Search search) {
        Instant settledBefore = search.isByLastUpdated() ? horizon.settledBefore() : null;
        Long total = null;
        List<Match> matches = List.of();
        String next = null;
        if (search.count() > 0) {
            Fragment page = SearchSql.page(caller, search, SearchSql.Whose.VISIBLE, settledBefore);
            matches = jdbc.query(page.sql(), match(search), page.values());
            if (matches.size() > search.count()) {
                matches = matches.subList(0, search.count());
                Match last = matches.get(matches.size() - 1);
                next = new Search.Position(
                                last.position(), last.resource().key().id())
                        .token();
            } else if (search.after() == null) {
                total = (long) matches.size();
            }
        }
        if (total == null && search.total()) {
            Fragment count = SearchSql.count(caller, search, settledBefore);
            total = jdbc.queryForObject(count.sql(), Long.class, count.values());
        }
        return new Page(
                matches.stream().map(Match::resource).toList(), inclusions.of(caller, search, matches), total, next);
    }

    /** A match with what it refers to, by number of the inclusion, and its place in the order. */
    record Match(StoredResource resource, Map<Integer, List<String>> targets, List<String> position) {}

    private static RowMapper<Match> match(Search search) {
        return (row, number) -> {
            List<String> position = new ArrayList<>();
            for (int i = 0; i < search.order().size(); i++) {
                position.add(row.getString("o" + i));
            }
            Map<Integer, List<String>> targets = new HashMap<>();
            for (int i = 0; i < search.includes().size(); i++) {
                if (!search.includes().get(i).reverse()) {
                    targets.put(i, List.of((String[]) row.getArray("t" + i).getArray()));
                }
            }
            return new Match(ResourceTable.STORED.mapRow(row, number), targets, position);
        };
    }

    /**
     * A conditional query.
     *
     * @param ownOnly whether only what is the caller's own can match
     */
    record Wanted(String type, String criteria, boolean ownOnly) {}

    /** The one match of a conditional query. */
    Optional<StoredResource> find(Caller caller, Wanted wanted) {
        return findAll(caller, List.of(), List.of(wanted)).get(0);
    }

    /**
     * The one match of each of several conditional queries, asked in one round trip.
     *
     * @param locks taken in this order before anything is looked for; what others commit meanwhile is found
     */
    List<Optional<StoredResource>> findAll(Caller caller, Collection<String> locks, List<Wanted> wanted) {
        List<Fragment> queries = new ArrayList<>();
        if (!locks.isEmpty()) {
            queries.add(ResourceTable.lock(locks));
        }
        wanted.forEach(each -> queries.add(query(caller, each)));
        List<List<StoredResource>> found = InTurn.query(jdbc, queries, ResourceTable.STORED);
        List<List<StoredResource>> matches = found.subList(found.size() - wanted.size(), found.size());
        return IntStream.range(0, wanted.size())
                .mapToObj(number -> one(wanted.get(number).type(), matches.get(number)))
                .toList();
    }

    private static Fragment query(Caller caller, Wanted wanted) {
        Search search = SearchFromQuery.of(wanted.type(), parameters(wanted.criteria()));
        if (search.conditions().isEmpty()) {
            throw Refusal.badRequest(
                    wanted.type(), ProblemCode.INVALID_VALUE, "A condition needs at least one search parameter.");
        }
        SearchSql.Whose whose = wanted.ownOnly() ? SearchSql.Whose.OWN : SearchSql.Whose.VISIBLE;
        return SearchSql.page(caller, search, whose, null);
    }

    private static Optional<StoredResource> one(String type, List<StoredResource> matches) {
        if (matches.size() > 1) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    type,
                    ProblemCode.MULTIPLE_MATCHES,
                    "The condition matches more than one " + type + ".");
        }
        return matches.stream().findFirst();
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

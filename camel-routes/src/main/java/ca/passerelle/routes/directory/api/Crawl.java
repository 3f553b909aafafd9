package ca.passerelle.routes.directory.api;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the services of an API completely: all of them the first time, then those that changed, and each time the list of all ids, which alone
 * tells what was deleted. Lists have no order and no snapshot, so that pages can move while they are read; a list that did is read again.
 */
public final class Crawl {

    private static final int PER_PAGE = 100;

    /** Ids alone are short. A server may give fewer than asked for, or refuse to be asked for so many. */
    private static final int IDS_PER_PAGE = 1_000;

    private static final int MOST_PAGES = 20_000;
    private static final int ATTEMPTS = 3;
    private static final int NOT_MODIFIED = 304;

    /** Properties that only a whole record has; a list may leave them out. */
    private static final Set<String> WHOLE = Set.of(
            "service_at_locations",
            "organization",
            "phones",
            "schedules",
            "locations",
            "contacts",
            "attributes",
            "regular_schedules");

    private final DirectoryApi api;
    private final CrawlStore store;

    public Crawl(DirectoryApi api, CrawlStore store) {
        this.api = api;
        this.store = store;
    }

    /**
     * What a crawl found.
     *
     * @param changed whole records by id
     * @param living every id there is; null where the API has no such list, and nothing can be taken as deleted
     * @param etag of the list of ids
     * @param unchanged the API says that nothing changed
     */
    public record Found(
            Map<String, JsonNode> changed,
            @Nullable Set<String> living,
            @Nullable String etag,
            boolean unchanged) {

        /** Changed records that are still there. */
        public Map<String, JsonNode> present() {
            Map<String, JsonNode> present = new TreeMap<>(changed);
            if (living != null) {
                present.keySet().retainAll(living);
            }
            return present;
        }

        /** Which of these ids are there no more. */
        public Set<String> gone(Set<String> held) {
            Set<String> gone = new TreeSet<>();
            if (living != null) {
                gone.addAll(held);
                gone.removeAll(living);
            }
            return gone;
        }
    }

    /**
     * @param since when the last complete crawl began, ISO 8601; null to read everything
     * @param etag of its list of ids
     * @throws FeedRefusedException when the API cannot be read to its end; nothing may be applied then
     */
    public Found read(@Nullable String since, @Nullable String etag) {
        Ids ids = ids(since == null ? null : etag);
        if (ids.notModified) {
            return new Found(Map.of(), null, etag, true);
        }
        Map<String, JsonNode> listed = services(since);
        Map<String, JsonNode> whole = new TreeMap<>();
        listed.forEach((id, record) -> whole.put(id, whole(id, record)));
        store.clear();
        Set<String> living = ids.all == null && since == null ? whole.keySet() : ids.all;
        return new Found(whole, living, ids.etag, false);
    }

    private record Ids(@Nullable Set<String> all, @Nullable String etag, boolean notModified) {}

    /** {@code minimal=true} need not be offered; without it deletions show in complete crawls only. */
    private Ids ids(@Nullable String etag) {
        for (int size : new int[] {IDS_PER_PAGE, PER_PAGE}) {
            Filter minimal = new Filter("ids", size, Map.of("minimal", "true"));
            DirectoryApi.Answer first = api.get("services", minimal.query(1), etag);
            if (first.status() == NOT_MODIFIED) {
                return new Ids(null, etag, true);
            }
            if (first.status() == 200
                    && first.body() != null
                    && !contents(first.body()).isEmpty()) {
                store.keep(minimal.name, 1, first.body());
                return new Ids(list(minimal).keySet(), first.etag(), false);
            }
        }
        return new Ids(null, null, false);
    }

    private Map<String, JsonNode> services(@Nullable String since) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("full", "true");
        if (since != null) {
            filter.put("modified_after", since);
        }
        return list(new Filter("services", PER_PAGE, filter));
    }

    /** What is asked for, so many at a time. */
    private record Filter(String name, int size, Map<String, String> parameters) {
        Map<String, String> query(int page) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("page", Integer.toString(page));
            query.put("per_page", Integer.toString(size));
            query.putAll(parameters);
            return query;
        }
    }

    /** A list to its end, by id. */
    private Map<String, JsonNode> list(Filter filter) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Map<String, JsonNode>> read = pages(filter);
            if (read.isPresent()) {
                return read.get();
            }
            store.clear();
        }
        throw new FeedRefusedException(DirectoryRule.ANSWER_MOVED, "api " + filter.name);
    }

    /** Empty when the pages moved while they were read. */
    private Optional<Map<String, JsonNode>> pages(Filter filter) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        long total = -1;
        int given = 0;
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode page = page(filter, number);
            JsonNode contents = contents(page);
            given = number == 1 ? contents.size() : given;
            long says =
                    page.path("total_items").asLong(page.path("totalElements").asLong(-1));
            if (total >= 0 && says >= 0 && says != total) {
                return Optional.empty();
            }
            total = says;
            for (JsonNode record : contents) {
                String id = record.path("id").asText("");
                if (id.isEmpty() || records.put(id, record) != null) {
                    return id.isEmpty() ? refuse(filter.name, number) : Optional.empty();
                }
            }
            if (isLast(page, contents, number, given)) {
                // Fewer than promised were seen: one moved to a page that was read before.
                return total >= 0 && records.size() != total ? Optional.empty() : Optional.of(records);
            }
        }
        throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, "api " + filter.name);
    }

    private static <T> Optional<T> refuse(String name, int number) {
        throw new FeedRefusedException(DirectoryRule.ANSWER_NOT_LISTED, "api " + name + " page " + number);
    }

    private JsonNode page(Filter filter, int number) {
        Optional<JsonNode> kept = store.page(filter.name, number);
        if (kept.isPresent()) {
            return kept.get();
        }
        DirectoryApi.Answer answer = api.get("services", filter.query(number), null);
        JsonNode body = answer.body();
        if (answer.status() != 200 || body == null || !(contents(body).isArray())) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_NOT_LISTED, "api " + filter.name + " page " + number);
        }
        store.keep(filter.name, number, body);
        return body;
    }

    /** {@code contents} in version 3, {@code content} in version 1 of the UK. */
    private static JsonNode contents(JsonNode page) {
        return page.path("contents").isArray() ? page.path("contents") : page.path("content");
    }

    /**
     * @param given how many the first page held: where nothing tells the end, a page that holds fewer is the last
     */
    private static boolean isLast(JsonNode page, JsonNode contents, int number, int given) {
        JsonNode last = page.path(page.has("last_page") ? "last_page" : "last");
        int pages = page.path("total_pages").asInt(page.path("totalPages").asInt(-1));
        return contents.isEmpty() || (pages >= 0 ? number >= pages : last.asBoolean(contents.size() < given));
    }

    /** A record that the list tells in brief is asked for by itself. */
    private JsonNode whole(String id, JsonNode listed) {
        if (WHOLE.stream().anyMatch(listed::has)) {
            return listed;
        }
        DirectoryApi.Answer answer = api.get("services/" + id, Map.of(), null);
        if (answer.status() == 404) {
            // Deleted since it was listed; the next list tells.
            return listed;
        }
        if (answer.status() != 200 || answer.body() == null || !answer.body().isObject()) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_NOT_LISTED, "api services/" + id);
        }
        return answer.body();
    }
}

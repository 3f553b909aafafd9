package ca.passerelle.routes.directory.api;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the services of an API completely: all of them the first time, then those that changed, and each time the list of all ids, which alone
 * tells what was deleted. Lists have no order and no snapshot, so that pages can move while they are read; a list that did is read again.
 */
public final class Crawl {

    private static final int PER_PAGE = 100;
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
            boolean unchanged) {}

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
        Map<String, String> query = query(1);
        query.put("minimal", "true");
        DirectoryApi.Answer first = api.get("services", query, etag);
        if (first.status() == NOT_MODIFIED) {
            return new Ids(null, etag, true);
        }
        if (first.status() != 200
                || first.body() == null
                || contents(first.body()).isEmpty()) {
            return new Ids(null, null, false);
        }
        Map<String, JsonNode> all = list(Map.of("minimal", "true"), "ids");
        return new Ids(all.keySet(), first.etag(), false);
    }

    private Map<String, JsonNode> services(@Nullable String since) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("full", "true");
        if (since != null) {
            filter.put("modified_after", since);
        }
        return list(filter, "services");
    }

    /** A list to its end, by id. */
    private Map<String, JsonNode> list(Map<String, String> filter, String name) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Map<String, JsonNode>> read = pages(filter, name);
            if (read.isPresent()) {
                return read.get();
            }
            store.clear();
        }
        throw new FeedRefusedException(DirectoryRule.ANSWER_MOVED, "api " + name);
    }

    /** Empty when the pages moved while they were read. */
    private Optional<Map<String, JsonNode>> pages(Map<String, String> filter, String name) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        long total = -1;
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode page = page(filter, name, number);
            JsonNode contents = contents(page);
            long says =
                    page.path("total_items").asLong(page.path("totalElements").asLong(-1));
            if (total >= 0 && says >= 0 && says != total) {
                return Optional.empty();
            }
            total = says;
            for (JsonNode record : contents) {
                String id = record.path("id").asText("");
                if (id.isEmpty() || records.put(id, record) != null) {
                    return id.isEmpty() ? refuse(name, number) : Optional.empty();
                }
            }
            if (isLast(page, contents, number)) {
                // Fewer than promised were seen: one moved to a page that was read before.
                return total >= 0 && records.size() != total ? Optional.empty() : Optional.of(records);
            }
        }
        throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, "api " + name);
    }

    private static <T> Optional<T> refuse(String name, int number) {
        throw new FeedRefusedException(DirectoryRule.ANSWER_NOT_LISTED, "api " + name + " page " + number);
    }

    private JsonNode page(Map<String, String> filter, String name, int number) {
        Optional<JsonNode> kept = store.page(name, number);
        if (kept.isPresent()) {
            return kept.get();
        }
        Map<String, String> query = query(number);
        query.putAll(filter);
        DirectoryApi.Answer answer = api.get("services", query, null);
        JsonNode body = answer.body();
        if (answer.status() != 200 || body == null || !(contents(body).isArray())) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_NOT_LISTED, "api " + name + " page " + number);
        }
        store.keep(name, number, body);
        return body;
    }

    private static Map<String, String> query(int number) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page", Integer.toString(number));
        query.put("per_page", Integer.toString(PER_PAGE));
        return query;
    }

    /** {@code contents} in version 3, {@code content} in version 1 of the UK. */
    private static JsonNode contents(JsonNode page) {
        return page.path("contents").isArray() ? page.path("contents") : page.path("content");
    }

    private static boolean isLast(JsonNode page, JsonNode contents, int number) {
        JsonNode last = page.path(page.has("last_page") ? "last_page" : "last");
        int pages = page.path("total_pages").asInt(page.path("totalPages").asInt(-1));
        return contents.isEmpty() || (pages >= 0 ? number >= pages : last.asBoolean(contents.size() < PER_PAGE));
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

package ca.passerelle.routes.directory.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.intake.FeedReader;
import ca.passerelle.routes.directory.intake.FeedSettings;
import ca.passerelle.routes.kit.AddressPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server that does what real ones do: pages, brief lists, limits, pages that move, and login pages. */
class CrawlTest {

    private final Path folder;

    CrawlTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private final Map<String, String> services = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private boolean full = true;
    private boolean minimal = true;
    private HttpServer server;

    /** Answers one request in its own way; false when it leaves it to the next. */
    private interface Fault {
        boolean answer(HttpExchange exchange, String path) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", this::handle);
        server.start();
        for (int at = 100; at < 350; at++) {
            services.put("s" + at, "2026-04-01");
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/api/".length());
        asked.add(path);
        for (Fault fault : faults) {
            if (fault.answer(exchange, path)) {
                return;
            }
        }
        if (path.startsWith("services/")) {
            String id = path.substring("services/".length());
            answer(exchange, services.containsKey(id) ? 200 : 404, record(id, true));
            return;
        }
        if (path.contains("minimal=true") && !minimal) {
            answer(exchange, 400, "{}");
            return;
        }
        String etag = "\"" + services.hashCode() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        answer(exchange, 200, page(path));
    }

    private String page(String path) {
        String since = path.contains("modified_after=") ? path.replaceAll(".*modified_after=([\\d-]+).*", "$1") : "";
        List<String> ids = new ArrayList<>();
        services.forEach((id, modified) -> {
            if (modified.compareTo(since) >= 0) {
                ids.add(id);
            }
        });
        int number = Integer.parseInt(path.replaceAll(".*[?&]page=(\\d+).*", "$1"));
        int pages = (ids.size() + 99) / 100;
        String contents =
                ids.subList(Math.min(ids.size(), (number - 1) * 100), Math.min(ids.size(), number * 100)).stream()
                        .map(id -> record(id, full && path.contains("full=true")))
                        .collect(Collectors.joining(","));
        return "{\"total_items\":" + ids.size() + ",\"total_pages\":" + pages + ",\"page_number\":" + number
                + ",\"size\":100,\"first_page\":" + (number == 1) + ",\"last_page\":" + (number >= pages)
                + ",\"empty\":" + contents.isEmpty() + ",\"contents\":[" + contents + "]}";
    }

    private String record(String id, boolean whole) {
        return "{\"id\":\"" + id + "\",\"name\":\"Service " + id + "\",\"status\":\"active\",\"last_modified\":\""
                + services.get(id) + "\""
                + (whole ? ",\"organization\":{\"id\":\"o1\",\"name\":\"Elm\"},\"service_at_locations\":[]" : "") + "}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpDirectoryApi api(AddressPolicy policy) {
        return new HttpDirectoryApi(
                new HttpApiSettings(
                        "http://localhost:" + server.getAddress().getPort() + "/api",
                        "X-Api-Key",
                        "secret",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        5_000_000,
                        true),
                policy,
                Clock.systemUTC());
    }

    private Crawl.Found read(@Nullable String since, @Nullable String etag) throws IOException {
        try (HttpDirectoryApi api = api(AddressPolicy.ANY)) {
            return new Crawl(api, new FolderCrawlStore(folder.resolve("pages"), Clock.systemUTC())).read(since, etag);
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, DirectoryRule rule) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FeedRefusedException.class, refused -> assertThat(
                        refused.finding().rule())
                .isEqualTo(rule));
    }

    @Test
    void allTheFirstTimeThenWhatChanged() throws IOException {
        Crawl.Found first = read(null, null);
        assertThat(first.changed()).hasSize(250);
        assertThat(first.living()).hasSize(250);
        assertThat(read("2026-04-02", first.etag()).unchanged()).isTrue();
        services.remove("s200");
        services.put("s101", "2026-05-01");
        services.put("s999", "2026-05-02");
        Crawl.Found then = read("2026-05-01", first.etag());
        assertThat(then.changed()).containsOnlyKeys("s101", "s999");
        Path after = folder.resolve("after.ndjson");
        try (Snapshot snapshot = new Snapshot(then, after)) {
            for (Map.Entry<String, JsonNode> known : new TreeMap<>(first.changed()).entrySet()) {
                snapshot.known(known.getKey(), known.getValue().toString());
            }
        }
        List<String> lines = Files.readAllLines(after);
        assertThat(lines)
                .hasSize(250)
                .anyMatch(line -> line.contains("s999"))
                .noneMatch(line -> line.contains("s200"))
                .isSorted();
        assertThat(FeedReader.read(after, FeedSettings.PLAIN).listings()).hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 1_000})
    void aServerDecidesHowMuchAPageHolds(int most) throws IOException {
        faults.add((exchange, path) -> {
            int asked = Integer.parseInt(path.replaceAll(".*per_page=(\\d+).*", "$1"));
            int number = Integer.parseInt(path.replaceAll(".*[?&]page=(\\d+).*", "$1"));
            int size = Math.min(asked, most);
            // Pages without any word of how many there are, and a server that refuses to be asked for more.
            if (asked > most && most == 100) {
                answer(exchange, 400, "{}");
            } else {
                answer(
                        exchange,
                        200,
                        services.keySet().stream()
                                .skip((long) size * (number - 1))
                                .limit(size)
                                .map(id -> record(id, path.contains("full=true")))
                                .collect(Collectors.joining(",", "{\"contents\":[", "]}")));
            }
            return true;
        });
        Crawl.Found found = read(null, null);
        assertThat(found.changed()).hasSize(250);
        assertThat(found.living()).hasSize(250);
    }

    @Test
    void briefListsAreCompletedOneByOne() throws IOException {
        full = false;
        minimal = false;
        Crawl.Found found = read(null, null);
        assertThat(found.changed()).hasSize(250);
        assertThat(found.changed().values()).allMatch(record -> record.has("organization"));
        assertThat(found.living()).hasSize(250);
        assertThat(asked.stream().filter(path -> path.startsWith("services/"))).hasSize(250);
    }

    @Test
    void aListThatMovesIsReadAgain() throws IOException {
        faults.add((exchange, path) -> {
            if (path.contains("full=true") && path.contains("page=2") && services.remove("s100") != null) {
                answer(exchange, 200, page(path));
                return true;
            }
            return false;
        });
        assertThat(read(null, null).changed()).hasSize(249);
        faults.clear();
        faults.add((exchange, path) -> {
            services.put("s" + (2_000 + asked.size()), "2026-04-01");
            return false;
        });
        refused(() -> read(null, null), DirectoryRule.ANSWER_MOVED);
    }

    @Test
    void itWaitsAndGoesOnWhereItStopped() throws IOException {
        faults.add((exchange, path) -> {
            if (asked.size() == 2) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 429, "");
                return true;
            }
            return false;
        });
        assertThat(read(null, null).changed()).hasSize(250);
        faults.clear();
        asked.clear();
        faults.add((exchange, path) -> {
            if (path.contains("full=true") && path.contains("page=3")) {
                answer(exchange, 401, "");
                return true;
            }
            return false;
        });
        refused(() -> read(null, null), DirectoryRule.ANSWER_FAILED);
        faults.clear();
        asked.clear();
        assertThat(read(null, null).changed()).hasSize(250);
        assertThat(asked).noneMatch(path -> path.startsWith("services?page=1&") && path.contains("full=true"));
    }

    @Test
    void whatIsNoAnswerChangesNothing() throws IOException {
        faults.add((exchange, path) -> {
            answer(exchange, 200, "<html>Sign in</html>");
            return true;
        });
        refused(() -> read(null, null), DirectoryRule.ANSWER_IS_PAGE);
        faults.set(0, (exchange, path) -> {
            answer(exchange, 200, "");
            return true;
        });
        refused(() -> read(null, null), DirectoryRule.ANSWER_EMPTY);
        faults.set(0, (exchange, path) -> {
            answer(exchange, 200, "{\"contents\":[{\"id\":");
            return true;
        });
        refused(() -> read(null, null), DirectoryRule.FILE_TRUNCATED);
        faults.set(0, (exchange, path) -> {
            exchange.getResponseHeaders().set("Location", "http://example.org/");
            answer(exchange, 302, "");
            return true;
        });
        refused(() -> read(null, null), DirectoryRule.ANSWER_FAILED);
    }

    @Test
    void addressesOfTheInsideAreNotAsked() throws IOException {
        try (HttpDirectoryApi api = api(AddressPolicy.PUBLIC)) {
            refused(() -> api.get("services", Map.of(), null), DirectoryRule.ANSWER_FAILED);
        }
        assertThat(asked).isEmpty();
    }
}

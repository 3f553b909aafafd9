package ca.passerelle.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An HSDS API over services that are JSON texts: pages, {@code minimal}, {@code modified_after} and an ETag of the list of ids. */
public final class ListingApi implements AutoCloseable {

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its own headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Kept(String json, Instant modified) {}

    private final ConcurrentSkipListMap<String, Kept> services = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final HttpServer server;
    private volatile int version;

    public ListingApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/services", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it answers. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void put(String id, String json) {
        services.put(id, new Kept(json, Instant.now()));
        version++;
    }

    public void remove(String id) {
        services.remove(id);
        version++;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = new HashMap<>();
            Optional.ofNullable(exchange.getRequestURI().getQuery()).ifPresent(text -> List.of(text.split("&"))
                    .forEach(pair -> query.put(pair.split("=")[0], pair.split("=", 2)[1])));
            String etag = "\"" + version + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] body = page(query).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Everything that is there has not changed for a day. */
    public void age() {
        services.replaceAll((id, kept) -> new Kept(kept.json(), Instant.now().minus(Duration.ofDays(1))));
    }

    private String page(Map<String, String> query) {
        boolean minimal = query.containsKey("minimal");
        Instant since = Optional.ofNullable(query.get("modified_after"))
                .map(Instant::parse)
                .orElse(Instant.MIN);
        int size = Integer.parseInt(query.get("per_page"));
        int number = Integer.parseInt(query.get("page"));
        List<Map.Entry<String, Kept>> listed = minimal || since.equals(Instant.MIN)
                ? List.copyOf(services.entrySet())
                : services.entrySet().stream()
                        .filter(service -> !service.getValue().modified().isBefore(since))
                        .toList();
        int pages = Math.max(1, (listed.size() + size - 1) / size);
        return listed.stream()
                .skip((long) size * (number - 1))
                .limit(size)
                .map(service -> minimal
                        ? "{\"id\":\"" + service.getKey() + "\"}"
                        : service.getValue().json())
                .collect(Collectors.joining(
                        ",",
                        "{\"total_items\":" + listed.size() + ",\"total_pages\":" + pages + ",\"last_page\":"
                                + (number >= pages) + ",\"contents\":[",
                        "]}"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.port.ImportReport;
import ca.passerelle.routes.port.ImportReport.State;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.util.unit.DataSize;

/** A feed that is fetched: what changed comes in, what is gone is retired, and a bad answer changes nothing. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FeedSourcesTest {

    private final FeedSources sources;
    private final Registry registry;
    private final Map<String, String> services = new TreeMap<>();
    private volatile boolean page;

    FeedSourcesTest(FeedSources sources, Registry registry) {
        this.sources = sources;
        this.registry = registry;
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/services", exchange -> {
            String contents = services.entrySet().stream()
                    .map(service -> "{\"id\":\"" + service.getKey() + "\",\"name\":\"" + service.getValue()
                            + "\",\"status\":\"active\",\"organization\":{\"id\":\"o\",\"name\":\"Elm\"}}")
                    .collect(Collectors.joining(","));
            byte[] body = (page
                            ? "<html>Sign in</html>"
                            : "{\"total_items\":" + services.size()
                                    + ",\"total_pages\":1,\"last_page\":true,\"contents\":[" + contents + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            String etag = "\"" + services.hashCode() + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (!page && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void fetched() throws IOException {
        String feed = "f" + UUID.randomUUID().toString().substring(0, 8);
        registry.register(new Registration(
                feed, Partner.Kind.DIRECTORY, feed, feed, UUID.randomUUID(), List.of(), List.of(), List.of()));
        HttpServer server = server();
        try {
            DirectoryProperties.Source source = new DirectoryProperties.Source(
                    "http://localhost:" + server.getAddress().getPort(),
                    "X-Api-Key",
                    null,
                    Duration.ofHours(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    DataSize.ofMegabytes(1));
            services.put("a", "Soup");
            services.put("b", "Tea");
            assertThat(sources.fetch(feed, source).orElseThrow()).returns(3, ImportReport::created);
            assertThat(sources.fetch(feed, source)).isEmpty();
            services.remove("b");
            services.put("a", "Hot soup");
            services.put("c", "Choir");
            Optional<ImportReport> changed = sources.fetch(feed, source);
            assertThat(changed.orElseThrow())
                    .returns(State.APPLIED, ImportReport::state)
                    .returns(1, ImportReport::created)
                    .returns(1, ImportReport::updated)
                    .returns(1, ImportReport::retired);
            page = true;
            assertThat(sources.fetch(feed, source).orElseThrow())
                    .returns(State.REFUSED, ImportReport::state)
                    .returns(Map.of("answer-is-page", 1), ImportReport::rules);
        } finally {
            server.stop(0);
        }
    }
}

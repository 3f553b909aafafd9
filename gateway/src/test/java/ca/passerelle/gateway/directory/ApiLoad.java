package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.ListingApi;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestConstructor;
import org.springframework.util.unit.DataSize;

/**
 * How long it takes until one record that changed behind an API of {@code load.services} (60,000) services is in the directory: list of ids, what
 * changed, import. API, gateway and database share the machine and, but for the database, the process. It prints figures and holds only what is
 * written, not how fast.
 */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApiLoad {

    private static final Logger LOG = LoggerFactory.getLogger(ApiLoad.class);
    private static final int SERVICES = Integer.getInteger("load.services", 60_000);
    private static final int CHANGES = 5;

    private final FeedSources sources;
    private final Registry registry;

    ApiLoad(FeedSources sources, Registry registry) {
        this.sources = sources;
        this.registry = registry;
    }

    @Test
    void oneRecordOfAProvince() throws IOException {
        String feed = "api-" + UUID.randomUUID().toString().substring(0, 6);
        registry.register(new Registration(
                feed, Partner.Kind.DIRECTORY, feed, feed, UUID.randomUUID(), List.of(), List.of(), List.of()));
        try (ListingApi api = new ListingApi()) {
            for (int at = 0; at < SERVICES; at++) {
                api.put("s" + at, service(at, ""));
            }
            DirectoryProperties.Source source = new DirectoryProperties.Source(
                    api.address(),
                    "X-Api-Key",
                    null,
                    Duration.ofHours(1),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(30),
                    DataSize.ofMegabytes(20));
            assertThat(timed("first, " + SERVICES + " services", feed, source).created())
                    .isEqualTo(SERVICES * 2 + (SERVICES + 9) / 10);
            // What was put lately is listed as changed again; a directory of some age is not.
            api.age();
            for (int change = 0; change < CHANGES; change++) {
                api.put("s" + SERVICES / 2, service(SERVICES / 2, "Changed " + change + ". "));
                ImportReport report = timed("one record changed", feed, source);
                assertThat(report).returns(1, ImportReport::updated).returns(0, ImportReport::retired);
            }
        }
    }

    private ImportReport timed(String what, String feed, DirectoryProperties.Source source) {
        long start = System.nanoTime();
        ImportReport report = sources.fetch(feed, source).orElseThrow();
        LOG.info(
                "{}: {} s; {} created, {} updated, {} unchanged",
                what,
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0,
                report.created(),
                report.updated(),
                report.unchanged());
        return report;
    }

    private static String service(int at, String news) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"s%1$d\",\"name\":\"Walking group %1$d\",\"status\":\"active\",\"description\":\"%3$sMeets every week"
                        + " in a place that is easy to reach. Volunteers welcome newcomers, show them around and stay with"
                        + " them for as long as it takes. Number %1$d.\",\"email\":\"info@house%2$d.example.org\","
                        + "\"organization\":{\"id\":\"o%2$d\",\"name\":\"Neighbour House %2$d\",\"description\":\"Brings people"
                        + " together.\",\"website\":\"https://house%2$d.example.org\"},\"phones\":[{\"id\":\"p%1$d\","
                        + "\"number\":\"613-555-0142\",\"type\":\"voice\"}],\"schedules\":[{\"id\":\"h%1$d\",\"freq\":\"WEEKLY\","
                        + "\"interval\":1,\"byday\":\"MO,WE\",\"opens_at\":\"09:00\",\"closes_at\":\"16:30\"}],\"languages\":"
                        + "[{\"id\":\"g%1$d\",\"name\":\"English\",\"code\":\"en\"}],\"attributes\":[{\"id\":\"a%1$d\","
                        + "\"taxonomy_term\":{\"id\":\"t%4$d\",\"code\":\"T-%4$d\",\"name\":\"Term %4$d\"}}],"
                        + "\"service_at_locations\":[{\"id\":\"x%1$d\",\"location\":{\"id\":\"l%1$d\",\"name\":\"Hall %1$d\","
                        + "\"location_type\":\"physical\",\"latitude\":%5$.5f,\"longitude\":%6$.5f,\"addresses\":[{\"id\":"
                        + "\"d%1$d\",\"address_1\":\"%1$d Generated Street\",\"city\":\"Maple Falls\",\"state_province\":\"ON\","
                        + "\"postal_code\":\"K1A 0B1\",\"country\":\"CA\",\"address_type\":\"physical\"}]}}]}",
                at,
                at / 10,
                news,
                at % 50,
                42 + at * 7_919L % 90_001 / 10_000.0,
                -74 - at * 104_729L % 160_001 / 10_000.0);
    }
}

package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.ListingApi;
import ca.passerelle.routes.port.ImportReport;
import ca.passerelle.routes.port.ImportReport.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;
import org.springframework.util.unit.DataSize;

/** What changed, read by itself, leaves the directory as reading everything would. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DeltaImportTest {

    private static final int ROUNDS = 12;

    private final FeedSources sources;
    private final SourceTable state;
    private final Registry registry;
    private final JdbcTemplate jdbc;

    DeltaImportTest(FeedSources sources, SourceTable state, Registry registry, JdbcTemplate jdbc) {
        this.sources = sources;
        this.state = state;
        this.registry = registry;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterADeltaReadingEverythingChangesNothing(long seed) throws IOException {
        String feed = "f" + UUID.randomUUID().toString().substring(0, 8);
        registry.register(new Registration(
                feed, Partner.Kind.DIRECTORY, feed, feed, UUID.randomUUID(), List.of(), List.of(), List.of()));
        Random random = new Random(seed);
        int deltas = 0;
        try (ListingApi api = new ListingApi()) {
            InventedServices services = new InventedServices(random);
            services.all().forEach(api::put);
            DirectoryProperties.Source source = new DirectoryProperties.Source(
                    api.address(),
                    "X-Api-Key",
                    null,
                    Duration.ofHours(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    DataSize.ofMegabytes(5));
            assertThat(sources.fetch(feed, source).orElseThrow().state()).isEqualTo(State.APPLIED);
            for (int round = 0; round < ROUNDS; round++) {
                services.change().forEach(api::put);
                services.removed().ifPresent(api::remove);
                Instant before = whole(feed);
                ImportReport delta = sources.fetch(feed, source).orElseThrow();
                assertThat(delta.state()).isEqualTo(State.APPLIED);
                boolean alone = before.equals(whole(feed));
                deltas += alone ? 1 : 0;
                state.rereadWhole(feed);
                ImportReport whole = sources.fetch(feed, source).orElseThrow();
                assertThat(whole.created() + whole.updated() + whole.retired())
                        .as("seed %s, round %s, alone %s: written by reading everything", seed, round, alone)
                        .isZero();
                assertThat(whole.unchanged()).isEqualTo(active(feed));
            }
        }
        assertThat(deltas).isGreaterThanOrEqualTo(ROUNDS / 4);
    }

    private Instant whole(String feed) {
        return Objects.requireNonNull(state.of(feed).orElseThrow().whole());
    }

    private int active(String feed) {
        Integer active = jdbc.queryForObject(
                "select count(*) from directory_record where feed = ? and state = 'ACTIVE'", Integer.class, feed);
        return active == null ? 0 : active;
    }
}

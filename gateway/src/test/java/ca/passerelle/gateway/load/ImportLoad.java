package ca.passerelle.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.TestConstructor;

/**
 * How long imports take: a real package where the corpus is beside the repository, and a generated province. The gateway and its database share
 * the machine. It prints figures and holds only what is written, not how fast.
 */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ImportLoad {

    private static final Logger LOG = LoggerFactory.getLogger(ImportLoad.class);
    private static final int PROVINCE = Integer.getInteger("load.services", 60_000);

    private final DirectoryIntake intake;
    private final Registry registry;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    ImportLoad(DirectoryIntake intake, Registry registry) {
        this.intake = intake;
        this.registry = registry;
    }

    private String feed(String name) {
        String key = name + "-" + UUID.randomUUID().toString().substring(0, 6);
        registry.register(new Registration(
                key, Partner.Kind.DIRECTORY, key, key, UUID.randomUUID(), List.of(), List.of(), List.of()));
        return key;
    }

    private ImportReport take(String what, String feed, Path file) {
        System.gc();
        long start = System.nanoTime();
        ImportReport report = intake.take(new DirectoryUpload(feed, Channel.DIRECTORY_FOLDER, file));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Runtime runtime = Runtime.getRuntime();
        LOG.info(
                "{}: {} s; {} created, {} updated, {} unchanged; heap limit {} MB",
                what,
                took.toMillis() / 1000.0,
                report.created(),
                report.updated(),
                report.unchanged(),
                runtime.maxMemory() >> 20);
        return report;
    }

    @Test
    void aRealPackage() {
        Path miami = Path.of(
                System.getenv().getOrDefault("CORPUS", "../../shared/corpus"),
                "directory",
                "miami211-sample-datapackage.zip");
        assumeTrue(Files.exists(miami), "corpus absent (set CORPUS to its folder)");
        String feed = feed("miami");
        assertThat(take("real package, first", feed, miami).created()).isEqualTo(4_313);
        assertThat(take("real package, again", feed, miami).unchanged()).isEqualTo(4_313);
    }

    @Test
    void aProvince() throws IOException {
        String feed = feed("province");
        Path first = folder.resolve("first.zip");
        new GeneratedFeed(PROVINCE, -1).write(first);
        int records = PROVINCE * 2 + PROVINCE / 10 + 1;
        assertThat(take(
                                "province of " + PROVINCE + " services, " + Files.size(first) / 1_000_000
                                        + " MB, first",
                                feed,
                                first)
                        .created())
                .isEqualTo(records);
        assertThat(take("province, again", feed, first).unchanged()).isEqualTo(records);
        Path second = folder.resolve("second.zip");
        new GeneratedFeed(PROVINCE, PROVINCE / 2).write(second);
        assertThat(take("province, one record changed", feed, second).updated()).isEqualTo(1);
    }
}

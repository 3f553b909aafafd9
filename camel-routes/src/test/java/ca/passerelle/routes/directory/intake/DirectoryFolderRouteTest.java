package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watched folder: where files go, and that nothing is lost when the gateway cannot take them. */
class DirectoryFolderRouteTest {

    private final Path root;

    DirectoryFolderRouteTest(@TempDir Path root) {
        this.root = root;
    }

    private final List<DirectoryUpload> uploads = new CopyOnWriteArrayList<>();
    private final CamelContext camel = new DefaultCamelContext();

    private void start(DirectoryIntake intake) throws Exception {
        camel.addRoutes(new DirectoryFolderRoute(root, new FolderImport(intake)));
        camel.start();
        assertThat(camel.getRouteController()
                        .getRouteStatus(DirectoryFolderRoute.ROUTE_ID)
                        .isStarted())
                .isFalse();
        camel.getRouteController().startRoute(DirectoryFolderRoute.ROUTE_ID);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Path drop(String feed, String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve(feed));
        return Files.writeString(folder.resolve(name), "zip");
    }

    private static ImportReport report(DirectoryUpload upload, ImportReport.State state) {
        return new ImportReport(
                new UUID(0, 1),
                upload.feed(),
                state,
                Instant.EPOCH,
                Instant.EPOCH,
                3,
                0,
                0,
                0,
                0,
                1,
                Map.of("name-missing", 1),
                List.of(new ImportReport.Line("name-missing", "QUARANTINED", "services.csv row 4 column name", "=s3")));
    }

    private static boolean holds(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(name));
        }
    }

    @Test
    void aTakenFileIsMovedAndReported() throws Exception {
        start(upload -> {
            uploads.add(upload);
            return report(
                    upload, upload.feed().equals("elm") ? ImportReport.State.APPLIED : ImportReport.State.REFUSED);
        });
        drop("elm", "monday.zip");
        drop("oak", "broken.zip");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> holds(root.resolve("elm/.done"), "monday.zip")
                        && holds(root.resolve("oak/.failed"), "broken.zip"));
        assertThat(uploads).extracting(DirectoryUpload::feed).containsExactlyInAnyOrder("elm", "oak");
        String csv = Files.readString(root.resolve("elm/monday.zip.report.csv"));
        assertThat(csv)
                .contains("created,,3")
                .contains(
                        "name-missing,QUARANTINED,1,services.csv row 4 column name,'=s3,The record has no name,La fiche n’a pas de nom");
        assertThat(root.resolve("elm/monday.zip")).doesNotExist();
    }

    @Test
    void aFileStaysUntilTheOutcomeIsKnown() throws Exception {
        start(upload -> {
            uploads.add(upload);
            if (uploads.size() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return report(upload, ImportReport.State.APPLIED);
        });
        drop("elm", "monday.zip");
        await().atMost(Duration.ofSeconds(30)).until(() -> holds(root.resolve("elm/.done"), "monday.zip"));
        assertThat(uploads).hasSize(2);
    }
}

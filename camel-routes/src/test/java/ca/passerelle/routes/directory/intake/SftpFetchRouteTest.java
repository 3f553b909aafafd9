package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher's SFTP server: what is fetched, once, and from whom nothing is. */
class SftpFetchRouteTest {

    private final Path root;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final CamelContext camel = new DefaultCamelContext();

    SftpFetchRouteTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void serve() throws Exception {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        Files.createDirectories(root.resolve("server/exports"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("elm") && password.equals("s+c%ret"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.resolve("server")));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        Files.writeString(
                root.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
        Files.writeString(root.resolve("no_hosts"), "");
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        server.stop(true);
    }

    private void fetch(String knownHosts) throws Exception {
        SftpSource source = new SftpSource(
                "elm",
                "127.0.0.1",
                server.getPort(),
                "exports",
                "elm",
                "s+c%ret",
                null,
                root.resolve(knownHosts),
                Duration.ofMillis(200));
        assertThat(source.toString()).doesNotContain("s+c%ret");
        camel.addRoutes(new SftpFetchRoute(root.resolve("watched"), List.of(source)));
        camel.start();
        camel.getRouteController().startRoute(SftpFetchRoute.routeId(source));
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("s+c"));
    }

    private Path offer(String name, String text, Instant at) throws IOException {
        Path file = Files.writeString(root.resolve("server/exports").resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(at));
        return file;
    }

    @Test
    void aPackageIsFetchedOnceAndAgainWhenItChanges() throws Exception {
        Instant first = Instant.parse("2026-03-10T18:00:00Z");
        Path offered = offer("services.csv", "id,name\n1,Soup\n", first);
        offer("readme.md", "not a package", first);
        fetch("known_hosts");
        Path fetched = root.resolve("watched/elm/services.csv");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(fetched));
        assertThat(fetched).hasContent("id,name\n1,Soup\n");
        Files.delete(fetched);
        TimeUnit.SECONDS.sleep(2);
        assertThat(fetched).as("it is taken and has not changed").doesNotExist();
        assertThat(offered).as("nothing is changed on the server").exists();
        offer("services.csv", "id,name\n1,Soup\n2,Tea\n", first.plusSeconds(60));
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(fetched));
        assertThat(fetched).hasContent("id,name\n1,Soup\n2,Tea\n");
        assertThat(root.resolve("watched/elm/readme.md")).doesNotExist();
    }

    @Test
    void aServerThatIsNotKnownIsNotSpokenTo() throws Exception {
        offer("services.csv", "id,name\n1,Soup\n", Instant.parse("2026-03-10T18:00:00Z"));
        fetch("no_hosts");
        TimeUnit.SECONDS.sleep(3);
        assertThat(root.resolve("watched/elm/services.csv")).doesNotExist();
    }
}

package ca.passerelle.gateway.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The gateway as a process of its own: the sandbox with its embedded PostgreSQL, and with partners whose receivers are in the test. It can
 * be killed, which leaves its database server running, and started again on the same data.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final List<String> options;
    private final int http = Ports.free();
    private final int mllp = Ports.free();
    private final int database = Ports.free();
    private final int unused = Ports.free();
    private Process process;

    /** Ports on which the test listens: the northern clinic's EMR, the southern clinic's hook, the link workers' hook. */
    public record Receivers(int emr, int southHook, int connectorsHook) {}

    /** Starts it in a folder with partners whose receivers are in the test, and waits until it answers. */
    public GatewayProcess(Path home, Receivers receivers) {
        this(
                home,
                settings(),
                List.of(
                        "--process.emr-port=" + receivers.emr(),
                        "--process.south-hook-port=" + receivers.southHook(),
                        "--process.connectors-hook-port=" + receivers.connectorsHook()));
    }

    /**
     * Starts it in a folder, and waits until it answers.
     *
     * @param settings the text of its {@code application-sandbox.yml}, which comes over that of the product
     * @param options more arguments
     */
    public GatewayProcess(Path home, String settings, List<String> options) {
        this.home = home;
        this.options = options;
        try {
            Files.createDirectories(home.resolve("config"));
            Files.writeString(home.resolve("config/application-sandbox.yml"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launch();
        awaitAnswer();
    }

    private static String settings() {
        try (InputStream settings =
                Objects.requireNonNull(GatewayProcess.class.getResourceAsStream("/process/application-sandbox.yml"))) {
            return new String(settings.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int http() {
        return http;
    }

    public int mllp() {
        return mllp;
    }

    /** Where its database is, for looking and listening only. */
    public String databaseUrl() {
        return "jdbc:postgresql://localhost:" + database + "/postgres?user=postgres";
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The process id of its database server. */
    public long databasePid() {
        try {
            return Long.parseLong(Files.readAllLines(databasePidFile()).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path databasePidFile() {
        return home.resolve("data/postgres/postmaster.pid");
    }

    /** Everything that it ever wrote to its log. */
    public String log() {
        try {
            return Files.readString(home.resolve("gateway.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, to the gateway alone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again, without waiting. */
    public void launchAgain() {
        process = launch();
    }

    /** Waits until both doors are open. */
    public void awaitAnswer() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/fhir/metadata"))
                .timeout(Duration.ofSeconds(30))
                .build();
        await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the gateway ended:\n" + log());
            }
            try {
                return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200 && takesMessages();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private boolean takesMessages() throws IOException {
        try (MllpConnection connection = new MllpConnection(mllp)) {
            return connection.isOpen();
        }
    }

    /** Ends it in good order; its database server too, also when it was killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
            if (Files.exists(databasePidFile())) {
                ProcessHandle.of(databasePid()).ifPresent(ProcessHandle::destroy);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("gateway.jvm", "-Xmx512m").split(" ")));
        command.addAll(List.of(
                "-cp",
                classPath(),
                "ca.passerelle.gateway.Gateway",
                "--spring.profiles.active=sandbox",
                "--spring.config.additional-location=file:" + home.resolve("config") + "/",
                "--server.port=" + http,
                "--passerelle.mllp.port=" + mllp,
                "--passerelle.sandbox.data=" + home.resolve("data"),
                "--passerelle.sandbox.database-port=" + database,
                "--passerelle.sandbox.emr-port=" + unused));
        command.addAll(options);
        try {
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("gateway.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the test, without the tests: their configurations are none of the gateway's. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

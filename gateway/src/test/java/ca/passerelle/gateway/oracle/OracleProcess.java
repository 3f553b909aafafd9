package ca.passerelle.gateway.oracle;

import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.Ports;
import ca.passerelle.gateway.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HAPI's JPA server as a child process (see {@code gateway/oracle/README.md}): built where it is not, killed at the end. */
public final class OracleProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Path PROJECT = Path.of("oracle").toAbsolutePath();

    private final int port = Ports.free();
    private final Path log;
    private final Process process;

    /**
     * Builds and starts it, and waits until it answers.
     *
     * @param log where it writes its log
     * @param database an empty database
     * @param settings further arguments, {@code --name=value}
     */
    public OracleProcess(Path log, TestDatabase.Address database, String... settings) {
        this.log = log.toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Duser.timezone=UTC",
                "-cp",
                classPath(),
                "ca.passerelle.oracle.Oracle",
                "--url=" + database.url(),
                "--user=" + database.user(),
                "--password=" + database.password(),
                "--port=" + port,
                "--parent=" + ProcessHandle.current().pid()));
        command.addAll(List.of(settings));
        this.process = start(command, this.log);
        try {
            await().atMost(START).pollInterval(Duration.ofMillis(300)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the oracle ended:\n" + Files.readString(this.log));
                }
                return Files.readString(this.log).contains("The oracle is ready");
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Its base URL, without a slash at the end. */
    public String base() {
        return "http://127.0.0.1:" + port + "/fhir";
    }

    /** For measuring what it costs. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Compiles it, which fetches its dependencies at the first time, and reads the class path that this leaves. */
    private static String classPath() {
        Path wrapper = PROJECT.resolve("../../mvnw").normalize();
        Path output = Path.of("target", "oracle-build.log").toAbsolutePath();
        Process build = start(
                List.of(
                        "sh",
                        wrapper.toString(),
                        "-q",
                        "-B",
                        "-f",
                        PROJECT.resolve("pom.xml").toString(),
                        "process-classes"),
                output);
        try {
            if (!build.waitFor(10, TimeUnit.MINUTES) || build.exitValue() != 0) {
                build.destroyForcibly();
                throw new IllegalStateException("the oracle cannot be built:\n" + Files.readString(output));
            }
            return PROJECT.resolve("target/classes")
                    + File.pathSeparator
                    + Files.readString(PROJECT.resolve("target/class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> command, Path log) {
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

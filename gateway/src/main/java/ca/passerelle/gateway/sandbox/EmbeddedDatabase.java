package ca.passerelle.gateway.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in a folder, durable like a real one: what was acknowledged is there after a crash. A server left over by a gateway
 * that was killed is stopped first; the folder is never wiped.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int STOP_SECONDS = 20;

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(Path data, int port) {
        Path folder = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            stopLeftOver(folder);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    // The application stops it after everything that uses it.
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "60")
                    .setPGStartupWait(Duration.ofSeconds(60));
            EmbeddedDatabase database = new EmbeddedDatabase((port == 0 ? builder : builder.setPort(port)).start());
            database.checkDurable();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The library starts its servers with these off; a referral that was acknowledged must survive a crash. */
    private void checkDurable() {
        DataSource database = server.getPostgresDatabase();
        for (String setting : List.of("fsync", "synchronous_commit")) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet value = statement.executeQuery("show " + setting)) {
                if (!value.next() || !value.getString(1).equals("on")) {
                    throw new IllegalStateException(
                            setting + " is off: the embedded database would lose what it promised");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the embedded database cannot be asked for its settings", e);
            }
        }
    }

    private static void stopLeftOver(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftOver = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(EmbeddedDatabase::isPostgres);
        if (leftOver.isPresent()) {
            LOG.info("stopping the database server that a gateway which was killed left running");
            leftOver.get().destroy();
            try {
                leftOver.get()
                        .onExit()
                        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                throw new IllegalStateException("another gateway seems to use the data folder", e);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }
}

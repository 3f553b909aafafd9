package ca.passerelle.gateway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of the tests, one server for the whole run, in this order: the one that {@code PASSERELLE_TEST_DATABASE_URL} names;
 * Testcontainers where a Docker engine answers; the embedded one. There is no fourth: without a database the tests fail.
 */
public final class TestDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Server SERVER = server();

    private TestDatabase() {}

    /** A server on which databases can be created. */
    private record Server(String url, String user, String password) {}

    /** Where a test database is. */
    public record Address(String url, String user, String password) {}

    /** A new, empty database. */
    public static Address create() {
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(SERVER.url(), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("a test database cannot be created", e);
        }
        int slash = SERVER.url().lastIndexOf('/');
        int query = SERVER.url().indexOf('?', slash);
        String rest = query < 0 ? "" : SERVER.url().substring(query);
        return new Address(SERVER.url().substring(0, slash + 1) + name + rest, SERVER.user(), SERVER.password());
    }

    private static Server server() {
        String given = System.getenv("PASSERELLE_TEST_DATABASE_URL");
        if (given != null) {
            LOG.info("tests run on the given PostgreSQL");
            return new Server(
                    given,
                    System.getenv().getOrDefault("PASSERELLE_TEST_DATABASE_USER", "postgres"),
                    System.getenv().getOrDefault("PASSERELLE_TEST_DATABASE_PASSWORD", "postgres"));
        }
        return dockerAnswers() ? container() : embedded();
    }

    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            LOG.info("no Docker engine answers");
            return false;
        }
    }

    private static Server container() {
        LOG.info("tests run on PostgreSQL by Testcontainers");
        // Ended with the JVM by Testcontainers, or by the shutdown hook where its reaper is switched off.
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static Server embedded() {
        LOG.info("tests run on the embedded PostgreSQL");
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return new Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

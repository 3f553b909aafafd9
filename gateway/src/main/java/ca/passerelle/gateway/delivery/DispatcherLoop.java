package ca.passerelle.gateway.delivery;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.delivery.Lanes.Leased;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the workers busy: a commit wakes it by a notification of the database, and once a second it looks for what has fallen due. */
@Component
class DispatcherLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherLoop.class);
    private static final int LOOK_MILLIS = 1000;
    private static final int STOP_SECONDS = 20;

    private final Dispatcher dispatcher;
    private final DataSource dataSource;
    private final DeliveryProperties properties;
    private final Semaphore free;
    private volatile boolean running;
    private ExecutorService workers = Executors.newCachedThreadPool();
    private Thread loop = new Thread(this::run, "delivery");

    DispatcherLoop(Dispatcher dispatcher, DataSource dataSource, DeliveryProperties properties) {
        this.dispatcher = dispatcher;
        this.dataSource = dataSource;
        this.properties = properties;
        this.free = new Semaphore(properties.workers());
    }

    @Override
    public void start() {
        running = true;
        workers = Executors.newFixedThreadPool(properties.workers());
        loop = new Thread(this::run, "delivery");
        loop.setDaemon(true);
        loop.start();
    }

    /** What is being sent is finished; what is not yet sent waits for the next start. */
    @Override
    public void stop() {
        running = false;
        workers.shutdown();
        try {
            loop.join(TimeUnit.SECONDS.toMillis(2));
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("deliveries were still being sent at the stop; they will be sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | DataAccessException | TransactionException e) {
                LOG.warn("delivery waits for the database");
                pause();
            } catch (RuntimeException e) {
                // Whatever it is, delivery goes on: nobody would notice that this thread is gone.
                LOG.error("delivery stumbled: {}", Faults.describe(e));
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Deliveries.WAKE);
        }
        try {
            while (running) {
                sendAllDue();
                connection.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS);
            }
        } finally {
            // The connection goes back to the pool, where nobody listens.
            try (Statement statement = connection.createStatement()) {
                statement.execute("unlisten *");
            }
        }
    }

    /** Starts a worker for each delivery that is due, while there are workers to be had. */
    private void sendAllDue() {
        boolean more = true;
        while (more && running && free.tryAcquire()) {
            Optional<Leased> leased = lease();
            leased.ifPresentOrElse(first -> workers.execute(() -> work(first)), free::release);
            more = leased.isPresent();
        }
    }

    /** Goes on with whatever is due next: the next of the same lane need not wait for a look. */
    private void work(Leased first) {
        try {
            Optional<Leased> next = Optional.of(first);
            while (next.isPresent()) {
                dispatcher.send(next.get());
                next = running ? lease() : Optional.empty();
            }
        } catch (DataAccessException | TransactionException e) {
            // How the attempt ended could not be kept: when the lease is over it is made again, under the same id.
            LOG.warn("delivery waits for the database");
        } finally {
            free.release();
        }
    }

    private Optional<Leased> lease() {
        try {
            return dispatcher.lease();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("delivery waits for the database");
            return Optional.empty();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

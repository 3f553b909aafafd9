package ca.passerelle.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Reads everything that is logged while a test class runs, and fails it when a person of the fixtures appears. */
public final class NoPersonsInLogs implements BeforeAllCallback, AfterAllCallback {

    /** Names, numbers and birth dates of the invented people of {@link Referrals} and {@link RefI12}. */
    private static final List<String> PERSONS = List.of(
            "Lafleur",
            "Noémie",
            "Bélanger",
            "Élise",
            "B\\u00e9langer",
            "19510312",
            "1951-03-12",
            "5550155",
            "Rue du Port");

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (logging.getLogger("ROOT").getAppender("persons") == null) {
            Reader reader = new Reader();
            reader.setName("persons");
            reader.setContext(logging);
            reader.start();
            logging.getLogger("ROOT").addAppender(reader);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(leaks(LINES)).as("what was logged names a person").isEmpty();
        LINES.clear();
    }

    /** The lines in which somebody is named. */
    static List<String> leaks(Iterable<String> lines) {
        List<String> leaks = new ArrayList<>();
        lines.forEach(line -> {
            if (PERSONS.stream().anyMatch(line::contains)) {
                leaks.add(line);
            }
        });
        return leaks;
    }

    private static final class Reader extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            LINES.add(event.getFormattedMessage());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                LINES.add(String.valueOf(cause.getMessage()));
            }
        }
    }
}

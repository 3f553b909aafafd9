package ca.passerelle.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The watchman is awake. */
class NoPersonsInLogsTest {

    @Test
    void seesAPerson() {
        assertThat(NoPersonsInLogs.leaks(List.of("delivery 1 is parked", "no such patient: Lafleur")))
                .containsExactly("no such patient: Lafleur");
    }
}

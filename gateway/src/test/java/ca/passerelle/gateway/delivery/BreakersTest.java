package ca.passerelle.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Hands clock = new Hands();
    private final Breakers breakers = new Breakers(clock, Duration.ofSeconds(10), 2);

    @Test
    void anEndpointTakesAsManyAtOnceAsItMay() {
        breakers.begin(ONE);
        assertThat(breakers.resting()).isEmpty();
        breakers.begin(ONE);
        assertThat(breakers.resting()).containsExactly(ONE);
        breakers.end(ONE, true);
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void anEndpointThatCannotBeReachedRestsAndNoOther() {
        breakers.begin(ONE);
        breakers.begin(OTHER);
        breakers.end(ONE, false);
        assertThat(breakers.resting()).containsExactly(ONE);
        breakers.end(OTHER, true);
        clock.advance(Duration.ofSeconds(9));
        assertThat(breakers.resting()).containsExactly(ONE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void afterItsRestItIsTriedWithOneUntilOneGetsThrough() {
        breakers.begin(ONE);
        breakers.end(ONE, false);
        clock.advance(Duration.ofSeconds(10));
        breakers.begin(ONE);
        assertThat(breakers.resting()).containsExactly(ONE);
        breakers.end(ONE, false);
        assertThat(breakers.resting()).containsExactly(ONE);
        clock.advance(Duration.ofSeconds(10));
        breakers.begin(ONE);
        breakers.end(ONE, true);
        breakers.begin(ONE);
        assertThat(breakers.resting()).isEmpty();
    }

    @Test
    void aLateSuccessEndsTheRest() {
        breakers.begin(ONE);
        breakers.begin(ONE);
        breakers.end(ONE, false);
        breakers.end(ONE, true);
        assertThat(breakers.resting()).isEmpty();
    }

    /** A clock that moves when it is told to. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-03-10T18:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

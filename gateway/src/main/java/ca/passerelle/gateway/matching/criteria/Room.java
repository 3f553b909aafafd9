package ca.passerelle.gateway.matching.criteria;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is room, as somebody reported it.
 *
 * @param state in the words of HL7 Gravity
 * @param available places that are free; null when they are not counted
 * @param waitDays about how long one waits; null when nobody said
 * @param asOf the day of the report; null when it was not said
 * @param expires from when on it says nothing any more
 */
public record Room(
        State state,
        @Nullable Integer available,
        @Nullable Integer waitDays,
        @Nullable LocalDate asOf,
        Instant expires) {

    /** HL7 Gravity SDOH Clinical Care STU3, capacity status. */
    public enum State {
        CAPACITY("capacity"),
        WAITLIST("waitlist"),
        ASSESSMENT("additional-assessment-required"),
        NO_CAPACITY("no-capacity");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether it still tells something. */
    public boolean isFresh(Instant now) {
        return now.isBefore(expires);
    }
}

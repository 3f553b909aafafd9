package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.matching.criteria.Room;
import ca.passerelle.gateway.matching.criteria.Room.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of the room of a service.
 *
 * @param unit what is counted: beds, places; null when not said
 * @param population for whom, a code of the populations; null for everybody
 * @param available how many are free
 * @param maximum how many there are
 * @param waitlist how many wait
 * @param waitDays about how long one waits
 * @param remark in the words of whoever said it
 * @param asOf when it was so
 * @param expires from when on it says nothing any more
 * @param partner who said it; null for the directory
 * @param channel how it came: {@code FHIR}, {@code CSV}, {@code LINK}, {@code DIRECTORY} or {@code SEATS}
 */
public record CapacityReport(
        UUID service,
        State state,
        @Nullable String unit,
        @Nullable String population,
        @Nullable Integer available,
        @Nullable Integer maximum,
        @Nullable Integer waitlist,
        @Nullable Integer waitDays,
        @Nullable String remark,
        Instant asOf,
        Instant expires,
        @Nullable UUID partner,
        String channel) {

    /** As it is weighed. */
    public Room room() {
        return new Room(state, available, waitDays, LocalDate.ofInstant(asOf, ZoneOffset.UTC), expires);
    }

    /** What counts and waits mean, when nobody says it in a word. */
    public static State state(@Nullable Integer available, @Nullable Integer waitlist) {
        if (available != null && available > 0) {
            return State.CAPACITY;
        }
        return waitlist != null && waitlist > 0 ? State.WAITLIST : State.NO_CAPACITY;
    }
}

package ca.passerelle.gateway.matching.criteria;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service that may match, with what only the moment and the person's place can tell.
 *
 * @param id the HealthcareService
 * @param organization null when the directory names none that it holds
 * @param place null when the service has none
 * @param km how far it is; of a secret address, how far the middle of its municipality is; null when unknown
 * @param areaKm how far the nearest municipality that it serves is; null when unknown
 * @param coverage whether the person is inside the area that it draws on a map; null when it draws none or that is unknown
 * @param room the newest report of room, from wherever it came
 * @param electronic whether its organisation takes part here
 */
public record Candidate(
        UUID id,
        @Nullable UUID organization,
        ServiceTraits service,
        @Nullable PlaceTraits place,
        @Nullable Double km,
        @Nullable Double areaKm,
        @Nullable Coverage coverage,
        @Nullable Room room,
        boolean electronic) {

    /** One that draws no area on a map. */
    public Candidate(
            UUID id,
            @Nullable UUID organization,
            ServiceTraits service,
            @Nullable PlaceTraits place,
            @Nullable Double km,
            @Nullable Double areaKm,
            @Nullable Room room,
            boolean electronic) {
        this(id, organization, service, place, km, areaKm, null, room, electronic);
    }

    /** Whether one goes there: it has a place, and the place is not a telephone. */
    boolean hasDoor() {
        return place != null && !place.virtual();
    }

    boolean isSecret() {
        return place != null && place.withheld();
    }

    /** Whether the person need not travel for it. */
    boolean comesToThePerson() {
        return place != null && place.virtual() || service.modes().stream().anyMatch(mode -> !mode.equals("in-person"));
    }
}

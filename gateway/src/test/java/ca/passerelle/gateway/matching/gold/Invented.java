package ca.passerelle.gateway.matching.gold;

import ca.passerelle.gateway.matching.criteria.GeoPoint;
import java.util.Map;
import java.util.UUID;

/**
 * One invented listing, as it was written by hand.
 *
 * @param key service and town
 * @param id of its HealthcareService
 * @param columns of the service's line
 * @param attributes what is known of it
 */
record Invented(String key, UUID id, UUID organization, String[] columns, Map<String, String> attributes, Town town) {

    /** An invented municipality. */
    record Town(String key, String name, String province, String fsa, GeoPoint point) {}

    boolean is(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** Whether nobody goes there. */
    boolean comesToThePerson() {
        return attributes.containsKey("mode") && !attributes.get("mode").equals("in-person");
    }
}

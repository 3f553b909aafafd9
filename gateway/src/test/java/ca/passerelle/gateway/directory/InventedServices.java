package ca.passerelle.gateway.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Services of the same organisations at the same places, told unevenly: one says what its organisation is, another only its name; some places are
 * confidential, and some descriptions name their streets.
 */
final class InventedServices {

    private static final int SERVICES = 60;
    private static final int ORGANIZATIONS = 14;
    private static final int PLACES_EACH = 3;

    private final Random random;
    private final Map<String, String> services = new TreeMap<>();
    private int next = SERVICES;

    InventedServices(Random random) {
        this.random = random;
        for (int at = 0; at < SERVICES; at++) {
            String id = id(at);
            services.put(id, service(id));
        }
    }

    Map<String, String> all() {
        return services;
    }

    /** One or two services told anew, now and then one that was not there. */
    Map<String, String> change() {
        Map<String, String> changed = new TreeMap<>();
        for (int at = 0; at <= random.nextInt(2); at++) {
            String id = random.nextInt(4) == 0 ? id(next++) : pick();
            changed.put(id, service(id));
        }
        services.putAll(changed);
        return changed;
    }

    /** One that is taken away, now and then. */
    Optional<String> removed() {
        if (random.nextInt(3) > 0) {
            return Optional.empty();
        }
        String id = pick();
        services.remove(id);
        return Optional.of(id);
    }

    private String pick() {
        return services.keySet().stream()
                .skip(random.nextInt(services.size()))
                .findFirst()
                .orElseThrow();
    }

    private static String id(int number) {
        return "s" + (100 + number);
    }

    private String service(String id) {
        int organization = random.nextInt(ORGANIZATIONS);
        int place = organization * PLACES_EACH + random.nextInt(PLACES_EACH);
        boolean secret = organization % 7 == 0 && random.nextInt(3) == 0;
        return "{\"id\":\"" + id + "\",\"name\":\"Walking group " + id + "\",\"status\":\"active\",\"description\":\""
                + (random.nextInt(5) == 0
                        ? "Ask at " + street(random.nextInt(ORGANIZATIONS * PLACES_EACH)) + "."
                        : "Everybody is welcome.")
                + random.nextInt(100) + "\",\"organization\":{\"id\":\"o" + organization + "\",\"name\":\"House "
                + organization + "\""
                + (random.nextBoolean() ? ",\"description\":\"Since " + (1950 + random.nextInt(3)) + "\"" : "")
                + (organization == 3 ? ",\"parent_organization_id\":\"o5\"" : "")
                + "},\"attributes\":[{\"id\":\"a" + id + "\",\"taxonomy_term\":{\"id\":\"t" + random.nextInt(4)
                + "\",\"name\":\"Company\"}}],\"phones\":[{\"id\":\"p" + id
                + "\",\"number\":\"613-555-0142\"}],\"service_at_locations\":[{\"id\":\"x" + id
                + "\",\"location\":{\"id\":\"l" + place + "\",\"name\":\"Place " + place
                + "\",\"location_type\":\"physical\""
                + (secret ? ",\"confidential\":\"true\"" : "")
                + ",\"addresses\":[{\"id\":\"d" + place + "\",\"address_1\":\"" + street(place)
                + "\",\"city\":\"Maple Falls\",\"state_province\":\"ON\",\"postal_code\":\"K1A 0B1\",\"country\":\"CA\","
                + "\"address_type\":\"physical\"}]}}]}";
    }

    private static String street(int place) {
        return (10 + place) + " Alder Road";
    }
}

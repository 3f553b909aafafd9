package ca.passerelle.gateway.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is one person, from which Patients are linked: the same whatever the order of the links, and the same again when they are repeated. */
final class Persons {

    private Persons() {}

    /** Two Patients that are linked. */
    record Pair(UUID one, UUID other) {

        /** The pair in the one order in which it is kept. */
        static Pair of(UUID one, UUID other) {
            return before(one, other) ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** The person of each Patient: the least of the ids of all that it is linked with, over any number of links. */
    static Map<UUID, UUID> of(Set<UUID> patients, Collection<Pair> links) {
        Map<UUID, UUID> least = new HashMap<>();
        patients.forEach(patient -> least.put(patient, patient));
        boolean again = true;
        while (again) {
            again = false;
            for (Pair link : links) {
                UUID one = least.getOrDefault(link.one(), link.one());
                UUID other = least.getOrDefault(link.other(), link.other());
                UUID smaller = before(one, other) ? one : other;
                again |= !smaller.equals(least.put(link.one(), smaller));
                again |= !smaller.equals(least.put(link.other(), smaller));
            }
        }
        return least;
    }

    private static boolean before(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) <= 0;
    }
}

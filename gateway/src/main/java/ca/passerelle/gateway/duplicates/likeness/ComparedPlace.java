package ca.passerelle.gateway.duplicates.likeness;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is, as it is compared. A place whose address is confidential is none.
 *
 * @param number civic number
 * @param street words of the street's name, without its kind and direction
 * @param unit unit within the building
 * @param postalCode without its space
 * @param community municipality, folded
 * @param latitude in degrees
 * @param longitude in degrees
 */
public record ComparedPlace(
        @Nullable String number,
        Set<String> street,
        @Nullable String unit,
        @Nullable String postalCode,
        @Nullable String community,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** Geocoders put one address at points that are about a block apart. */
    private static final double BLOCK_KM = 0.25;

    /** Farther apart than this, two points are two places even in a large complex. */
    private static final double APART_KM = 1;

    private static final double EARTH_KM = 6371;
    private static final int FSA = 3;

    public ComparedPlace {
        street = new TreeSet<>(street);
    }

    /** A civic number with its postal code, which in Canada is one side of one block; and with its street and municipality. */
    Set<String> addressKeys() {
        Set<String> keys = new TreeSet<>();
        if (number != null && postalCode != null) {
            keys.add(number + " " + postalCode);
        }
        if (number != null && community != null && !street.isEmpty()) {
            keys.add(number + " " + String.join(" ", street) + " " + community);
        }
        return keys;
    }

    /** The same door, as far as both say: a shared building is not yet a shared door. */
    boolean isSameAddress(ComparedPlace other) {
        boolean sameUnit = unit == null || other.unit() == null || unit.equals(other.unit());
        boolean oneCode = postalCode == null || other.postalCode() == null || postalCode.equals(other.postalCode());
        return sameUnit && oneCode && !Collections.disjoint(addressKeys(), other.addressKeys());
    }

    /** Whether what both say of it cannot be one place. */
    boolean isElsewhere(ComparedPlace other) {
        if (isSameAddress(other)) {
            return false;
        }
        Double km = km(other);
        if (km != null) {
            return km > APART_KM || km > BLOCK_KM && hasOtherAddress(other);
        }
        return hasOtherAddress(other);
    }

    private boolean hasOtherAddress(ComparedPlace other) {
        boolean otherCode = postalCode != null && other.postalCode() != null && !postalCode.equals(other.postalCode());
        boolean otherNumber = number != null && other.number() != null && !number.equals(other.number());
        return otherCode || otherNumber;
    }

    /** Branches: different municipalities, and nothing that says the difference is one of naming. */
    boolean isInOtherMunicipality(ComparedPlace other) {
        if (community == null || other.community() == null || community.equals(other.community())) {
            return false;
        }
        Double km = km(other);
        boolean sameArea = postalCode != null
                && other.postalCode() != null
                && area(postalCode).equals(area(other.postalCode()));
        return !sameArea && (km == null || km > APART_KM);
    }

    /** Whether they can be taken for neighbours at least. */
    boolean isNear(ComparedPlace other) {
        Double km = km(other);
        return km != null
                ? km <= APART_KM
                : community != null && community.equals(other.community()) && !hasOtherAddress(other);
    }

    private static String area(String postalCode) {
        return postalCode.substring(0, Math.min(FSA, postalCode.length()));
    }

    private @Nullable Double km(ComparedPlace other) {
        if (latitude == null || longitude == null || other.latitude() == null || other.longitude() == null) {
            return null;
        }
        double one = Math.toRadians(latitude);
        double two = Math.toRadians(other.latitude());
        double half = Math.sin((two - one) / 2);
        double turn = Math.sin(Math.toRadians(other.longitude() - longitude) / 2);
        double chord = half * half + Math.cos(one) * Math.cos(two) * turn * turn;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}

package ca.passerelle.gateway.duplicates.likeness;

import java.util.UUID;

/** Two listings, in the one order in which a pair is kept. */
public record ListingPair(UUID one, UUID other) implements Comparable<ListingPair> {

    public ListingPair {
        // Compared as PostgreSQL compares them: byte by byte, without a sign.
        if (one.toString().compareTo(other.toString()) > 0) {
            UUID greater = one;
            one = other;
            other = greater;
        }
    }

    public boolean has(UUID listing) {
        return one.equals(listing) || other.equals(listing);
    }

    public UUID otherThan(UUID listing) {
        return one.equals(listing) ? other : one;
    }

    @Override
    public int compareTo(ListingPair pair) {
        int first = one.toString().compareTo(pair.one().toString());
        return first != 0 ? first : other.toString().compareTo(pair.other().toString());
    }
}

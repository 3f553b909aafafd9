package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.listing.GeoPoint;

/** A position from two numbers in text. A wrong one sends a person to the wrong place, so that doubt drops it. */
public final class Position {

    private Position() {}

    /** WGS 84 degrees; dropped when unreadable, out of bounds, or on the equator or Greenwich exactly (the usual blanks). */
    public static Cleaned<GeoPoint> of(String latitude, String longitude) {
        double north;
        double east;
        try {
            north = Double.parseDouble(latitude.strip());
            east = Double.parseDouble(longitude.strip());
        } catch (NumberFormatException notANumber) {
            return Cleaned.dropped(DirectoryRule.COORDINATES_DROPPED);
        }
        boolean possible = Math.abs(north) <= 90 && Math.abs(east) <= 180 && north != 0 && east != 0;
        return possible ? Cleaned.as(new GeoPoint(north, east)) : Cleaned.dropped(DirectoryRule.COORDINATES_DROPPED);
    }
}

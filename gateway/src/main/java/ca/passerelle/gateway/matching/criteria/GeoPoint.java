package ca.passerelle.gateway.matching.criteria;

/** Degrees in WGS 84. */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_KM = 6371.0088;

    /** Kilometres over the surface of a sphere. */
    public double km(GeoPoint other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}

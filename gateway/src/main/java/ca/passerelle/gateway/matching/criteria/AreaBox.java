package ca.passerelle.gateway.matching.criteria;

/**
 * The bounds of an area that is drawn on a map, which settle most questions without its border. Degrees in WGS 84.
 *
 * @param key of the border, the same for the same border
 */
public record AreaBox(String key, double south, double west, double north, double east) {

    private static final double KM_PER_DEGREE = 111.2;

    /** Whether a point is farther outside than that. */
    public boolean isBeyond(GeoPoint point, double km) {
        double up = km / KM_PER_DEGREE;
        double aside = up / Math.max(0.01, Math.cos(Math.toRadians(point.latitude())));
        return point.latitude() < south - up
                || point.latitude() > north + up
                || point.longitude() < west - aside
                || point.longitude() > east + aside;
    }
}

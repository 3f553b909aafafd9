package ca.passerelle.gateway.matching.criteria;

import java.util.List;

/** The border of an area: rings of degrees, longitude and latitude in turn, the first equal to the last. A point in a hole is outside. */
public final class Boundary {

    private static final double KM_PER_DEGREE = 111.2;

    private final List<double[]> rings;

    /** From the rings of all its polygons, outer and inner. */
    public Boundary(List<double[]> rings) {
        this.rings = List.copyOf(rings);
    }

    /**
     * Which side of the border a point is on.
     *
     * @param km how exactly the point is known
     */
    public Coverage at(GeoPoint point, double km) {
        boolean inside = false;
        double nearest = Double.MAX_VALUE;
        double narrow = Math.cos(Math.toRadians(point.latitude()));
        for (double[] ring : rings) {
            for (int at = 0; at + 3 < ring.length; at += 2) {
                double x1 = ring[at] - point.longitude();
                double y1 = ring[at + 1] - point.latitude();
                double x2 = ring[at + 2] - point.longitude();
                double y2 = ring[at + 3] - point.latitude();
                if (y1 > 0 != y2 > 0 && x1 + (x2 - x1) * -y1 / (y2 - y1) > 0) {
                    inside = !inside;
                }
                nearest = Math.min(nearest, squared(x1 * narrow, y1, x2 * narrow, y2));
            }
        }
        if (Math.sqrt(nearest) * KM_PER_DEGREE <= km) {
            return Coverage.BORDER;
        }
        return inside ? Coverage.INSIDE : Coverage.OUTSIDE;
    }

    /** From the origin to the nearest point of a line between two others. */
    private static double squared(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
        double x = x1 + share * dx;
        double y = y1 + share * dy;
        return x * x + y * y;
    }
}

package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.listing.GeoPoint;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An area on a map, from GeoJSON (RFC 7946): the polygons of a geometry, a feature or a collection of them, without heights and properties. In
 * doubt there is no shape: somebody who seems to live outside of a wrong one is turned away.
 *
 * @param polygons each an outer ring and its holes; a ring ends where it begins. Degrees in WGS 84, to about a metre
 */
public record AreaShape(List<List<List<GeoPoint>>> polygons) {

    /** Points of all rings together; a municipality with its islands has some hundreds. */
    static final int MOST_POINTS = 5_000;

    private static final int DECIMALS = 5;
    private static final int DEEPEST = 6;
    private static final int LONGEST = 1_000_000;
    private static final int FEWEST_POINTS = 4;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(64)
                    .build())
            .build());

    public AreaShape {
        polygons = List.copyOf(polygons);
    }

    /** The bounds of all polygons, in degrees. */
    public record Bounds(double south, double west, double north, double east) {}

    /** Whether a text is meant as GeoJSON, whatever is said of it. */
    public static boolean isLikely(String text) {
        return text.startsWith("{") && text.contains("\"type\"") && text.contains("\"coordinates\"");
    }

    /** The shape; dropped when it is none, is impossible, or has too many points. */
    public static Cleaned<AreaShape> of(String geoJson) {
        Cleaned<AreaShape> none = Cleaned.dropped(DirectoryRule.AREA_AS_TEXT);
        if (geoJson.length() > LONGEST) {
            return none;
        }
        List<List<List<GeoPoint>>> polygons = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(geoJson);
            if (root == null || !collect(root, polygons, 0) || polygons.isEmpty()) {
                return none;
            }
        } catch (JsonProcessingException notJson) {
            return none;
        }
        AreaShape shape = new AreaShape(polygons);
        return shape.isSane() ? Cleaned.as(shape) : none;
    }

    /** False as soon as something in it cannot be read: part of an area is another area. */
    private static boolean collect(JsonNode node, List<List<List<GeoPoint>>> polygons, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        switch (node.path("type").asText()) {
            case "Polygon":
                return polygon(node.path("coordinates"), polygons);
            case "MultiPolygon":
                return all(node.path("coordinates"), each -> polygon(each, polygons));
            case "Feature":
                return collect(node.path("geometry"), polygons, depth + 1);
            case "FeatureCollection":
                return all(node.path("features"), each -> collect(each, polygons, depth + 1));
            case "GeometryCollection":
                return all(node.path("geometries"), each -> collect(each, polygons, depth + 1));
            default:
                return false;
        }
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> each) {
        if (!list.isArray()) {
            return false;
        }
        for (JsonNode node : list) {
            if (!each.test(node)) {
                return false;
            }
        }
        return true;
    }

    private static boolean polygon(JsonNode rings, List<List<List<GeoPoint>>> polygons) {
        List<List<GeoPoint>> polygon = new ArrayList<>();
        boolean read = all(rings, node -> {
            List<GeoPoint> ring = ring(node);
            return ring != null && polygon.add(ring);
        });
        return read && !polygon.isEmpty() && polygons.add(List.copyOf(polygon));
    }

    private static @Nullable List<GeoPoint> ring(JsonNode positions) {
        if (!positions.isArray() || positions.size() > MOST_POINTS) {
            return null;
        }
        List<GeoPoint> ring = new ArrayList<>(positions.size() + 1);
        for (JsonNode position : positions) {
            if (!position.isArray()
                    || !position.path(0).isNumber()
                    || !position.path(1).isNumber()) {
                return null;
            }
            double east = position.path(0).asDouble();
            double north = position.path(1).asDouble();
            if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) {
                return null;
            }
            GeoPoint point = new GeoPoint(rounded(north), rounded(east));
            if (ring.isEmpty() || !ring.get(ring.size() - 1).equals(point)) {
                ring.add(point);
            }
        }
        if (!ring.isEmpty() && !ring.get(0).equals(ring.get(ring.size() - 1))) {
            ring.add(ring.get(0));
        }
        return ring.size() < FEWEST_POINTS ? null : List.copyOf(ring);
    }

    private static double rounded(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /**
     * Not too many points, some extent, and no sign that latitude stands before longitude: read that way a Canadian area lies in the Antarctic,
     * where nobody is served.
     */
    private boolean isSane() {
        long points = points().count();
        Bounds bounds = bounds();
        return points <= MOST_POINTS
                && bounds.north() > bounds.south()
                && bounds.east() > bounds.west()
                && bounds.north() > -60;
    }

    private Stream<GeoPoint> points() {
        return polygons.stream().flatMap(List::stream).flatMap(List::stream);
    }

    public Bounds bounds() {
        var latitudes = points().mapToDouble(GeoPoint::latitude).summaryStatistics();
        var longitudes = points().mapToDouble(GeoPoint::longitude).summaryStatistics();
        return new Bounds(latitudes.getMin(), longitudes.getMin(), latitudes.getMax(), longitudes.getMax());
    }

    /** Whether one of its points is one of these places. */
    public boolean touches(Redaction redaction) {
        return points().anyMatch(redaction::covers);
    }

    /** One geometry, always written the same way. */
    public String geoJson() {
        if (polygons.size() == 1) {
            return "{\"type\":\"Polygon\",\"coordinates\":" + polygon(polygons.get(0)) + "}";
        }
        return polygons.stream()
                .map(AreaShape::polygon)
                .collect(Collectors.joining(",", "{\"type\":\"MultiPolygon\",\"coordinates\":[", "]}"));
    }

    private static String polygon(List<List<GeoPoint>> rings) {
        return rings.stream()
                .map(ring -> ring.stream()
                        .map(point -> "[" + plain(point.longitude()) + "," + plain(point.latitude()) + "]")
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String plain(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }
}

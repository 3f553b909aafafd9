package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.AreaBox;
import ca.passerelle.gateway.matching.criteria.Boundary;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.cleaning.AreaShape;
import ca.passerelle.routes.directory.publishing.ServedAreas;
import ca.passerelle.routes.kit.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Reference;

/** Areas that a service draws on a map: contained Locations with {@link DirectoryExtension#BOUNDARY}. What is no area on Earth is not read. */
public final class BoundariesFromService {

    private BoundariesFromService() {}

    /**
     * @param box its bounds, with its key
     * @param geoJson its border, cleaned
     */
    public record Drawn(AreaBox box, String geoJson) {}

    public static List<Drawn> of(HealthcareService service) {
        return service.getCoverageArea().stream()
                .map(area -> ServedAreas.geoJson(service, area))
                .filter(Objects::nonNull)
                .flatMap(text -> Optional.ofNullable(AreaShape.of(text).value()).stream())
                .map(BoundariesFromService::drawn)
                .distinct()
                .toList();
    }

    /** Whether the words of a served area only name what is drawn. */
    static boolean isDrawn(HealthcareService service, Reference area) {
        String text = ServedAreas.geoJson(service, area);
        return text != null && AreaShape.of(text).value() != null;
    }

    private static Drawn drawn(AreaShape shape) {
        AreaShape.Bounds bounds = shape.bounds();
        String geoJson = shape.geoJson();
        return new Drawn(
                new AreaBox(key(geoJson), bounds.south(), bounds.west(), bounds.north(), bounds.east()), geoJson);
    }

    private static String key(String geoJson) {
        return HexFormat.of().formatHex(Sha256.of(geoJson), 0, 16);
    }

    /** The border as it is computed with; empty for what is none. */
    static Optional<Boundary> boundary(String geoJson) {
        AreaShape shape = AreaShape.of(geoJson).value();
        if (shape == null) {
            return Optional.empty();
        }
        List<double[]> rings = new ArrayList<>();
        shape.polygons()
                .forEach(polygon -> polygon.forEach(ring -> rings.add(ring.stream()
                        .flatMapToDouble(point -> DoubleStream.of(point.longitude(), point.latitude()))
                        .toArray())));
        return Optional.of(new Boundary(rings));
    }
}

package ca.passerelle.routes.directory.publishing;

import ca.passerelle.profiles.DirectoryExtension;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Areas that a HealthcareService draws on a map, whoever wrote it: contained Locations with the core extension for boundaries. */
public final class ServedAreas {

    private ServedAreas() {}

    /** The GeoJSON of one of its {@code coverageArea}s, as it was written; null where it is none of the contained ones or has none. */
    public static @Nullable String geoJson(HealthcareService service, Reference area) {
        String reference = area.getReference();
        Location location = area.getResource() instanceof Location resolved
                ? resolved
                : reference == null || !reference.startsWith("#")
                        ? null
                        : service.getContained().stream()
                                .filter(Location.class::isInstance)
                                .map(Location.class::cast)
                                .filter(contained -> Objects.equals(plain(contained.getId()), plain(reference)))
                                .findFirst()
                                .orElse(null);
        Extension boundary = location == null ? null : location.getExtensionByUrl(DirectoryExtension.BOUNDARY);
        return boundary != null && boundary.getValue() instanceof Attachment attachment && attachment.hasData()
                ? new String(attachment.getData(), StandardCharsets.UTF_8)
                : null;
    }

    private static @Nullable String plain(@Nullable String id) {
        return id != null && id.startsWith("#") ? id.substring(1) : id;
    }
}

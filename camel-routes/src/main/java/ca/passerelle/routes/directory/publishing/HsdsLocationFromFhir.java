package ca.passerelle.routes.directory.publishing;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.fhir.VirtualPlace;
import ca.passerelle.routes.directory.fhir.WithheldAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;

/** HSDS {@code location} from a Location. Of a secret address only the municipality is told, whatever the resource holds. */
public final class HsdsLocationFromFhir {

    private HsdsLocationFromFhir() {}

    public static Map<String, Object> location(Location from) {
        UUID id = HsdsIds.of(from);
        boolean secret = WithheldAddress.isOf(from);
        boolean virtual = VirtualPlace.is(from);
        boolean placed = !secret
                && from.getPosition().hasLatitude()
                && from.getPosition().hasLongitude();
        AtomicInteger number = new AtomicInteger();
        return new HsdsObject()
                .put("id", id)
                .put("location_type", virtual ? "virtual" : "physical")
                .put("organization_id", HsdsIds.of(from.getManagingOrganization()))
                .put("name", from.getName())
                .put(
                        "alternate_name",
                        from.getAlias().isEmpty()
                                ? null
                                : from.getAlias().get(0).getValue())
                .put("description", from.getDescription())
                .put("transportation", secret ? null : HsdsParts.text(from, DirectoryExtension.TRANSIT))
                .put("latitude", placed ? from.getPosition().getLatitude() : null)
                .put("longitude", placed ? from.getPosition().getLongitude() : null)
                .put("addresses", addresses(from, id, secret))
                .put("phones", HsdsParts.phones(id, from.getTelecom()))
                .put(
                        "accessibility",
                        HsdsObject.each(
                                from.getExtensionsByUrl(DirectoryExtension.ACCESSIBILITY), extension -> new HsdsObject()
                                        .put("id", HsdsIds.part(id, "accessibility", number.getAndIncrement()))
                                        .put("description", HsdsParts.text(extension))))
                .put("languages", languages(from, id))
                .map();
    }

    private static List<Map<String, Object>> addresses(Location from, UUID id, boolean secret) {
        if (!from.hasAddress()) {
            return List.of();
        }
        var told = secret
                ? new org.hl7.fhir.r4.model.Address()
                        .setCity(from.getAddress().getCity())
                        .setState(from.getAddress().getState())
                        .setCountry(from.getAddress().getCountry())
                : from.getAddress();
        return HsdsObject.each(List.of(told), address -> HsdsParts.address(id, 0, address));
    }

    private static List<Map<String, Object>> languages(Location from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(
                from.getExtensionsByUrl(DirectoryExtension.LOCATION_LANGUAGE),
                extension -> language(id, number.getAndIncrement(), extension));
    }

    private static HsdsObject language(UUID id, int number, Extension extension) {
        CodeableConcept concept = extension.getValue() instanceof CodeableConcept one ? one : new CodeableConcept();
        return HsdsServiceFromFhir.language(id, number, concept);
    }
}

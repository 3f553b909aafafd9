package ca.passerelle.routes.directory.publishing;

import ca.passerelle.profiles.DirectoryExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What services, places and organisations have in common in HSDS. */
final class HsdsParts {

    private HsdsParts() {}

    static List<Map<String, Object>> phones(UUID owner, List<ContactPoint> telecom) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(telecom, point -> phone(owner, number.getAndIncrement(), point));
    }

    private static @Nullable HsdsObject phone(UUID owner, int number, ContactPoint point) {
        String type =
                switch (point.hasSystem() ? point.getSystem() : ContactPointSystem.NULL) {
                    case PHONE -> point.getUse() == ContactPoint.ContactPointUse.MOBILE ? "cell" : "voice";
                    case SMS -> "text";
                    case FAX -> "fax";
                    case PAGER -> "pager";
                    case OTHER -> "textphone";
                    default -> null;
                };
        if (type == null || !point.hasValue()) {
            return null;
        }
        String extension = text(point.getExtensionByUrl(DirectoryExtension.PHONE_EXTENSION));
        return new HsdsObject()
                .put("id", HsdsIds.part(owner, "phone", number))
                .put("number", point.getValue())
                .put(
                        "extension",
                        extension != null && extension.matches("\\d{1,9}") ? Integer.valueOf(extension) : null)
                .put("type", type)
                .put("description", text(point.getExtensionByUrl(DirectoryExtension.TELECOM_LABEL)));
    }

    static @Nullable String first(List<ContactPoint> telecom, ContactPointSystem system) {
        return telecom.stream()
                .filter(point -> point.getSystem() == system)
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Null for an address of which the directory has nothing to tell, or may not. */
    static @Nullable HsdsObject address(UUID owner, int number, Address address) {
        if (!address.hasCity() && !address.hasLine() && !address.hasPostalCode()) {
            return null;
        }
        List<StringType> lines = address.getLine();
        return new HsdsObject()
                .put("id", HsdsIds.part(owner, "address", number))
                .put("address_1", lines.isEmpty() ? "" : lines.get(0).getValue())
                .put("address_2", lines.size() < 2 ? null : lines.get(1).getValue())
                .put("city", address.getCity())
                .put("region", address.getDistrict())
                .put("state_province", address.getState())
                .put("postal_code", address.getPostalCode())
                .put("country", address.hasCountry() ? address.getCountry() : "CA")
                .put("address_type", address.getType() == Address.AddressType.POSTAL ? "postal" : "physical");
    }

    static @Nullable String text(@Nullable Extension extension) {
        return extension == null || extension.getValue() == null
                ? null
                : extension.getValue().primitiveValue();
    }

    static @Nullable String text(DomainResource resource, String url) {
        return text(resource.getExtensionByUrl(url));
    }
}

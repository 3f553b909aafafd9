package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Location;

/**
 * A place whose address is not told, by the extension {@code address-withheld}: of where it is only municipality, district, province and
 * country stay, whoever wrote it.
 */
public final class WithheldAddress {

    /** How one can reach it without being led to it; a page or an address of mail may say where it is. */
    private static final Set<ContactPointSystem> SAFE =
            EnumSet.of(ContactPointSystem.PHONE, ContactPointSystem.SMS, ContactPointSystem.FAX);

    private WithheldAddress() {}

    public static boolean isOf(Location location) {
        return location.getExtensionsByUrl(DirectoryExtension.ADDRESS_WITHHELD).stream()
                .anyMatch(said ->
                        said.getValue() != null && "true".equals(said.getValue().primitiveValue()));
    }

    /** The place without what would lead to it; the same where nothing does. Changes nothing of what is given. */
    public static Location redacted(Location location) {
        Location safe = location.copy();
        safe.setText(null);
        safe.setPosition(null);
        safe.getExtension().removeIf(extension -> DirectoryExtension.TRANSIT.equals(extension.getUrl()));
        safe.getTelecom().removeIf(telecom -> !isSafe(telecom, location));
        if (safe.hasAddress()) {
            Address told = location.getAddress();
            safe.setAddress(new Address()
                    .setUse(told.getUse())
                    .setType(told.getType())
                    .setCity(told.getCity())
                    .setDistrict(told.getDistrict())
                    .setState(told.getState())
                    .setCountry(told.getCountry()));
        }
        return safe;
    }

    private static boolean isSafe(ContactPoint telecom, Location location) {
        boolean virtual = VirtualPlace.is(location);
        return virtual || SAFE.contains(telecom.getSystem());
    }
}

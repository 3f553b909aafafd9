package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.PostalAddress;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.StringType;

/** Address from a cleaned address. */
final class FhirAddress {

    private FhirAddress() {}

    static Address of(PostalAddress from) {
        Address address = new Address()
                .setType(from.postal() ? AddressType.POSTAL : AddressType.PHYSICAL)
                .setCity(from.city())
                .setDistrict(from.district())
                .setState(from.province())
                .setPostalCode(from.postalCode())
                .setCountry(from.country());
        from.lines().forEach(address::addLine);
        if (from.original() != null) {
            address.addExtension(DirectoryExtension.ORIGINAL_VALUE, new StringType(from.original()));
        }
        return address;
    }

    /** Whether anything can be said at all. */
    static boolean tells(PostalAddress from) {
        return !from.lines().isEmpty()
                || from.city() != null
                || from.province() != null
                || from.postalCode() != null
                || from.country() != null;
    }
}

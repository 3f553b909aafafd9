package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import org.hl7.fhir.r4.model.Resource;

/**
 * One entry of a message Bundle.
 *
 * @param position from 0
 * @param url its fullUrl; empty when it has none
 */
record MessageEntry(int position, String url, Resource resource) {

    /** Where the resource stands, as a FHIRPath. */
    String place() {
        return "Bundle.entry[" + position + "].resource";
    }

    String type() {
        return resource.fhirType();
    }

    /** By what the sender knows the resource: its id, else what its fullUrl ends with, else where it stands. */
    String localKey() {
        if (resource.getIdElement().hasIdPart()) {
            return resource.getIdElement().getIdPart();
        }
        if (url.startsWith(Systems.URN_UUID)) {
            return url.substring(Systems.URN_UUID.length());
        }
        return url.isEmpty() ? "entry-" + position : url.substring(url.lastIndexOf('/') + 1);
    }
}

package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Location;

/** A place that is reached by telephone or a screen and stands nowhere, by {@code Location.physicalType}. */
public final class VirtualPlace {

    private static final String VIRTUAL = "vi";

    private VirtualPlace() {}

    static CodeableConcept type() {
        return new CodeableConcept(new Coding(Systems.LOCATION_PHYSICAL_TYPE, VIRTUAL, "Virtual"));
    }

    public static boolean is(Location location) {
        return location.getPhysicalType().getCoding().stream().anyMatch(coding -> VIRTUAL.equals(coding.getCode()));
    }
}

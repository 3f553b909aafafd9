package ca.passerelle.routes.directory.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Location;

/** A place that is reached by telephone or a screen and stands nowhere, by {@code Location.physicalType}. */
public final class VirtualPlace {

    /** Of R5 and of later editions of the terminology; to a reader of R4 it is an unknown code. */
    private static final String VIRTUAL = "vi";

    private static final String WORD = "Virtual / Virtuel";

    private VirtualPlace() {}

    static CodeableConcept type() {
        return new CodeableConcept().setText(WORD);
    }

    public static boolean is(Location location) {
        CodeableConcept type = location.getPhysicalType();
        return WORD.equals(type.getText())
                || type.getCoding().stream().anyMatch(coding -> VIRTUAL.equals(coding.getCode()));
    }
}

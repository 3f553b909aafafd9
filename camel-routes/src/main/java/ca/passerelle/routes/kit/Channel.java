package ca.passerelle.routes.kit;

import java.util.EnumSet;
import java.util.Set;

/** The doors that a message can come through or leave by. The name is what the journal and the partner registry store. */
public enum Channel {
    MLLP,
    /** HL7 v2 by the upload form of OSCAR. */
    HL7_UPLOAD,
    FHIR,
    FHIR_MESSAGE,
    REST_HOOK,
    EMAIL,
    DIRECTORY_UPLOAD,
    DIRECTORY_FOLDER,
    DIRECTORY_API;

    /** Those whose messages carry the referral itself; the others say that there is news. */
    public static Set<Channel> withContent() {
        return EnumSet.of(FHIR_MESSAGE, MLLP);
    }
}

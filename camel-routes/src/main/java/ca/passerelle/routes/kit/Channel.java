package ca.passerelle.routes.kit;

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
    DIRECTORY_API
}

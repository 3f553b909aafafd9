package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.Base64;
import org.hl7.fhir.r4.model.Base64BinaryType;

/** The bytes of a document in FHIR. As text they are written only when somebody reads the text: HAPI writes it at once, and slowly. */
final class DocumentData extends Base64BinaryType {

    private static final long serialVersionUID = 1;

    DocumentData(byte[] bytes) {
        super(bytes);
    }

    @Override
    protected void updateStringValue() {
        // The text is made of the bytes whenever it is asked for.
    }

    @Override
    protected String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

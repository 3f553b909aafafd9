package ca.passerelle.gateway.record.content;

import ca.passerelle.routes.kit.Problem;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;

/**
 * What one look at a resource found.
 *
 * @param problems what is wrong with it, each with its FHIRPath
 * @param references its literal references, those to contained resources left out
 * @param links its other elements that may name an entry of the same transaction (FHIR R4 section 3.1.0.11.2)
 */
public record Content(List<Problem> problems, List<Located> references, List<UriType> links) {

    /**
     * A reference and where it stands.
     *
     * @param path its FHIRPath, such as {@code ServiceRequest.subject} or {@code Task.input[0].value}
     * @param targets the types that it may lead to; empty for any
     */
    public record Located(Reference reference, String path, List<String> targets) {

        public String literal() {
            return reference.getReference();
        }
    }
}

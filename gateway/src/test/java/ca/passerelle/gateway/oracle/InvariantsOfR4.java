package ca.passerelle.gateway.oracle;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Resource;

/** What R4's invariants and required bindings ask of invented resources that chance seldom meets, so that enough of each type are accepted. */
final class InvariantsOfR4 {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private InvariantsOfR4() {}

    static Resource settled(Resource resource) {
        if (resource instanceof Condition condition) {
            // con-3, con-4, con-5: whatever else it says, a condition may be resolved and confirmed.
            condition.setClinicalStatus(coded("condition-clinical", "resolved"));
            condition.setVerificationStatus(coded("condition-ver-status", "confirmed"));
        } else if (resource instanceof Consent consent && !consent.hasPolicy() && !consent.hasPolicyRule()) {
            consent.setPolicyRule(new CodeableConcept().setText("As agreed"));
        } else if (resource instanceof Group group) {
            group.setActual(true);
        }
        return resource;
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }
}

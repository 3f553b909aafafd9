package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;

/** DG1 to reasonCode: the diagnosis or social need (Z55–Z65) that the referral is for. */
final class ReasonsFromDg1 {

    private ReasonsFromDg1() {}

    static void read(Reading reading, ServiceRequest request) {
        for (Segment dg1 : reading.message().all("DG1")) {
            if (dg1.field(3).hasValue()) {
                request.addReasonCode(concept(dg1, reading));
            } else if (dg1.field(4).hasValue()) {
                request.addReasonCode().setText(dg1.field(4).first().whole());
            }
        }
    }

    /** Before 2.3 the system and the words stand in fields of their own: DG1-2 and DG1-4. */
    private static CodeableConcept concept(Segment dg1, Reading reading) {
        Repetition code = dg1.field(3).first();
        CodeableConcept concept = ConceptFromCwe.concept(code, "diagnosis", reading.profile());
        if (concept.hasCoding() && code.text(3).isEmpty()) {
            V2CodingSystem.fhir(dg1.text(2))
                    .ifPresent(system -> concept.getCodingFirstRep().setSystem(system));
        }
        if (code.text(2).isEmpty() && code.text(9).isEmpty() && dg1.field(4).hasValue()) {
            concept.setText(dg1.field(4).first().whole());
        }
        return concept;
    }
}

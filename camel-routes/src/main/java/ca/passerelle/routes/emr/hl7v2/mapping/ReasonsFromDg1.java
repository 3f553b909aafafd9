package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import org.hl7.fhir.r4.model.ServiceRequest;

/** DG1 to reasonCode: the diagnosis or social need (Z55–Z65) that the referral is for. */
final class ReasonsFromDg1 {

    private ReasonsFromDg1() {}

    static void read(Reading reading, ServiceRequest request) {
        for (Segment dg1 : reading.message().all("DG1")) {
            if (dg1.field(3).hasValue()) {
                request.addReasonCode(ConceptFromCwe.concept(dg1.field(3).first(), "diagnosis", reading.profile()));
            } else if (dg1.field(4).hasValue()) {
                request.addReasonCode().setText(dg1.field(4).first().whole());
            }
        }
    }
}

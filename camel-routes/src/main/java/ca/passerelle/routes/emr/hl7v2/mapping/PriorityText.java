package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/**
 * A priority as RF1-2 (table 0280). The table knows no urgent: it goes as ASAP, with the exact code of FHIR as the alternate (CWE.4 to 6).
 */
final class PriorityText {

    private static final String URGENT = ServiceRequestPriority.URGENT.toCode();

    private PriorityText() {}

    static SegmentText write(SegmentText rf1, ServiceRequest request) {
        if (!request.hasPriority()) {
            return rf1;
        }
        return switch (request.getPriority()) {
            case STAT -> rf1.with(2, "S", "Stat", "HL70280");
            case ASAP -> rf1.with(2, "A", "ASAP", "HL70280");
            case URGENT -> rf1.with(2, "A", "ASAP", "HL70280", URGENT, "Urgent", V2CodingSystem.OWN);
            default -> rf1.with(2, "R", "Routine", "HL70280");
        };
    }

    /** The exact priority beside the coarse one, where we have written it. */
    static Optional<ServiceRequestPriority> exact(Repetition priority) {
        return priority.text(6).equals(V2CodingSystem.OWN) && priority.text(4).equals(URGENT)
                ? Optional.of(ServiceRequestPriority.URGENT)
                : Optional.empty();
    }
}

package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.InstructionsFromBundle;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.routes.kit.Origin;
import ca.passerelle.routes.kit.Problem;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Writes what a mapping of the gateway's own has made of a message; what stands against it is said by the places of the message. */
@Component
class MappedWrites {

    private final FhirRecord record;

    MappedWrites(FhirRecord record) {
        this.record = record;
    }

    /**
     * Applies one transaction.
     *
     * @return warnings
     * @throws Refusal when the record does not take it
     */
    List<Problem> write(Caller caller, Bundle mapped) {
        try {
            return Origin.locate(
                    mapped,
                    record.write(caller, InstructionsFromBundle.ofMapping(mapped))
                            .warnings());
        } catch (Refusal refusal) {
            throw new Refusal(refusal.kind(), Origin.locate(mapped, refusal.problems()));
        }
    }
}

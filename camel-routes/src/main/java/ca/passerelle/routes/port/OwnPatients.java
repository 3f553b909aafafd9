package ca.passerelle.routes.port;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The Patients that a partner keeps itself: what another custodian keeps of the same person is never found. */
public interface OwnPatients {

    /**
     * Those that carry one of the identifiers (system and value), each once, in the order of the identifiers, with their ids and versions.
     * One that was merged into another is left out: whoever bears its identifiers is the survivor.
     */
    List<Patient> find(UUID partner, List<Identifier> identifiers);
}

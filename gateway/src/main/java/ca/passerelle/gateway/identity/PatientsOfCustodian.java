package ca.passerelle.gateway.identity;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.routes.port.OwnPatients;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.springframework.stereotype.Component;

/** Finds the Patients of one custodian by their identifiers. */
@Component
class PatientsOfCustodian implements OwnPatients {

    private final FhirRecord record;
    private final Custodians custodians;
    private final Callers callers;
    private final FhirContext fhir;

    PatientsOfCustodian(FhirRecord record, Custodians custodians, Callers callers, FhirContext fhir) {
        this.record = record;
        this.custodians = custodians;
        this.callers = callers;
        this.fhir = fhir;
    }

    @Override
    public List<Patient> find(UUID partner, List<Identifier> identifiers) {
        Optional<Caller> caller = callers.byPartner(partner);
        if (caller.isEmpty()) {
            return List.of();
        }
        Map<UUID, Patient> found = new LinkedHashMap<>();
        for (Identifier identifier : identifiers) {
            for (StoredResource stored : search(caller.get(), identifier)) {
                found.computeIfAbsent(
                        stored.key().id(), id -> fhir.newJsonParser().parseResource(Patient.class, stored.json()));
            }
        }
        List<UUID> own = custodians.own(partner, found.keySet());
        List<Patient> patients = new ArrayList<>();
        found.forEach((id, patient) -> {
            boolean replaced = patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
            if (!replaced && own.contains(id)) {
                patients.add(patient);
            }
        });
        return patients;
    }

    private List<StoredResource> search(Caller caller, Identifier identifier) {
        String token = escaped(identifier.getSystem()) + "|" + escaped(identifier.getValue());
        return record.search(caller, SearchFromQuery.of("Patient", Map.of("identifier", List.of(token))))
                .matches();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\,$|])", "\\\\$1");
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The person of an order in its transaction: what is on record stays, but for what the message knows newer. */
final class PersonEntry {

    private PersonEntry() {}

    /**
     * Adds the person.
     *
     * @param sent as the message has her
     * @param known the sender's own Patients that bear one of her identifiers
     */
    static Reference add(Patient sent, List<Patient> known, Reading reading, Entries entries) {
        Optional<DateTimeType> asOf = PatientFromAdt.asOf(reading);
        asOf.ifPresent(time -> PatientUpdate.stamp(sent, time));
        if (known.isEmpty()) {
            return PatientFromPid.key(sent)
                    .map(key -> entries.put("patient", sent, key))
                    .orElseGet(() -> entries.post("patient", sent));
        }
        Patient stored = known.get(0);
        Reference reference = new Reference("Patient/" + stored.getIdElement().getIdPart());
        if (PatientUpdate.isOlder(asOf, stored)) {
            reading.message()
                    .first("PID")
                    .ifPresent(pid -> reading.ignored(
                            pid.location(), "older than what is on record; the particulars were not changed"));
            return reference;
        }
        entries.replace(PatientUpdate.apply(stored, sent, Set.of()));
        return reference;
    }
}

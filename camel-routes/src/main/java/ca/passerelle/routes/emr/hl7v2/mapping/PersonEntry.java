package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * The person of a referral in its transaction. A referral says of a person what its recipient needs, not all that her clinic knows: the Patient is
 * marked as a part (tag SUBSETTED) and as of the message's time, so that the record leaves what is not said, and what it knows newer.
 */
final class PersonEntry {

    private PersonEntry() {}

    /** Adds the person; found by her identifiers, a health number first. */
    static Reference add(Patient sent, Reading reading, Entries entries) {
        return reading.once("person", () -> PatientFromPid.key(sent)
                .map(key -> put(sent, key, reading, entries))
                .orElseGet(() -> entries.post("patient", sent)));
    }

    /** Adds the person, found by that identifier. */
    static Reference put(Patient sent, Identifier key, Reading reading, Entries entries) {
        PatientFromAdt.asOf(reading).ifPresent(time -> PatientUpdate.stamp(sent, time));
        sent.getMeta().addTag().setSystem(Systems.OBSERVATION_VALUE).setCode("SUBSETTED");
        return entries.put("patient", sent, key);
    }
}

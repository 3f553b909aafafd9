package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * REF^I13: a patch of the ServiceRequest made of what the message carries. A field that was left empty leaves what there is, {@code ""}
 * removes it. The status stays: an amendment neither reopens nor cancels.
 */
final class AmendedReferral {

    /** Fields of RF1 whose removal removes a member of the request. */
    private static final Map<Integer, String> REMOVABLE = new LinkedHashMap<>(Map.of(
            2, "priority", 3, "category", 5, "locationCode", 7, "occurrencePeriod", 14, "reasonCode", 24, "note"));

    private AmendedReferral() {}

    /** @param known what the record has by the numbers of the message */
    static Outcome<Bundle> map(Reading reading, List<KnownReferral> known) {
        Entries entries = new Entries(reading);
        Identifier number = BusinessKey.identifier(reading);
        Optional<Reference> patient = patient(reading, entries);
        ServiceRequest changes = new ServiceRequest();
        SentStatus.note(
                reading,
                "the status contradicts a referral that is being changed; it is the recipient's and is not touched");
        RequestFromRf1.read(reading, changes);
        ReasonsFromDg1.read(reading, changes);
        NotesFromNte.read(reading, changes);
        LocalFields.texts(reading, changes);
        // The number and what the referral asks for are what it is: an amendment does not change them.
        changes.setIdentifier(null).setCode(null);
        patient.ifPresent(person -> observations(reading, number, person, entries, changes));
        JsonPatch patch = JsonPatch.adding(changes);
        reading.message().first("RF1").ifPresent(rf1 -> {
            removals(rf1, patch);
            together(rf1, 7, 8, reading);
            together(rf1, 4, 10, reading);
        });
        if (changes.hasPriority() && !changes.getPriorityElement().hasExtension()) {
            patch.remove("_priority");
        }
        if (!patch.isEmpty()) {
            entries.patch("ServiceRequest", number, patch.bytes());
        } else if (known.isEmpty()) {
            // Nothing would be written that could find out.
            return Outcome.rejected(Problem.error(
                    BusinessKey.place(reading).map(Object::toString).orElse("RF1-6"),
                    ProblemCode.UNKNOWN_REFERRAL,
                    "No referral is known by the numbers of this message"));
        }
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private static Optional<Reference> patient(Reading reading, Entries entries) {
        Optional<Patient> person = reading.message().first("PID").map(pid -> PatientFromPid.patient(pid, reading));
        if (person.isPresent() && !person.get().hasIdentifier()) {
            reading.unmapped(
                    reading.message().first("PID").orElseThrow().location(),
                    "without an identifier nobody knows whose particulars these are");
        }
        person.ifPresent(known -> ContactsFromNk1.add(known, reading));
        return person.flatMap(
                known -> PatientFromPid.key(known).map(key -> PersonEntry.put(known, key, reading, entries)));
    }

    /** New results point at the referral; the referral's own list of them is left as it is. */
    private static void observations(
            Reading reading, Identifier number, Reference patient, Entries entries, ServiceRequest changes) {
        new ObservationsFromObx(reading, number, patient, entries).read(changes);
        LocalFields.observations(reading, number, patient, entries);
    }

    private static void removals(Segment rf1, JsonPatch patch) {
        REMOVABLE.forEach((field, member) -> {
            if (rf1.field(field).isNull()) {
                patch.remove(member);
            }
        });
        if (rf1.field(2).isNull()) {
            patch.remove("_priority");
        }
        if (rf1.field(4).isNull() && rf1.field(10).isNull()) {
            patch.remove("orderDetail");
        }
    }

    /** Two fields of one element: a patch cannot tell whether the other half is there, so that the element is replaced as a whole. */
    private static void together(Segment rf1, int one, int other, Reading reading) {
        if (rf1.field(one).hasValue() != rf1.field(other).hasValue()) {
            int missing = rf1.field(one).hasValue() ? other : one;
            reading.repaired(
                    rf1.field(missing).location(), "not sent beside its counterpart; what was there is replaced");
        }
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * ADT^A04, A08, A28 and A31 (HL7 v2.9 §3.3) to the sender's own Patient, found by its identifiers and by nothing else. What the message
 * leaves empty stays, {@code ""} removes; a message that is older than what is on record changes nothing.
 */
public final class PatientFromAdt {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(
            new MessageType("ADT", "A04"),
            new MessageType("ADT", "A08"),
            new MessageType("ADT", "A28"),
            new MessageType("ADT", "A31"));

    private PatientFromAdt() {}

    /** The identifiers by which the sender's own Patients are to be looked up; a health number first. */
    public static List<Identifier> identifiers(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Reading reading = new Reading(message, envelope, profile).silent();
        return reading.message()
                .first("PID")
                .map(pid -> PatientFromPid.patient(pid, reading))
                .map(PatientFromAdt::inOrder)
                .orElse(List.of());
    }

    /**
     * Maps one message.
     *
     * @param known the sender's own Patients that bear one of the identifiers
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<Patient> known) {
        Reading reading = new Reading(message, envelope, profile);
        return reading.outcome(map(reading, known));
    }

    private static Outcome<Bundle> map(Reading reading, List<Patient> known) {
        Optional<Segment> pid = reading.message().first("PID");
        if (pid.isEmpty()) {
            return Outcome.rejected(
                    Problem.error("PID", ProblemCode.REQUIRED_MISSING, "There is no PID segment: who is it about?"));
        }
        Patient sent = PatientFromPid.patient(pid.get(), reading);
        if (!sent.hasIdentifier()) {
            return Outcome.rejected(Problem.error(
                    "PID-3",
                    ProblemCode.REQUIRED_MISSING,
                    "PID holds no identifier: nobody knows whose particulars these are"));
        }
        ContactsFromNk1.add(sent, reading);
        Optional<DateTimeType> asOf = asOf(reading);
        asOf.ifPresent(time -> PatientUpdate.stamp(sent, time));
        Entries entries = new Entries(reading);
        if (known.isEmpty()) {
            entries.postOnce("patient", sent, PatientFromPid.key(sent).orElseThrow());
            return Outcome.mapped(entries.bundle(), reading.notes());
        }
        if (known.size() > 1) {
            reading.unmapped(
                    pid.get().field(3).location(),
                    "the identifiers belong to several patients of yours; the first was changed, a merge (A40) joins them");
        }
        Patient stored = known.get(0);
        if (PatientUpdate.isOlder(asOf, stored)) {
            reading.ignored(pid.get().location(), "older than what is on record; nothing was changed");
            return Outcome.mapped(entries.bundle(), reading.notes());
        }
        entries.replace(PatientUpdate.apply(stored, sent, removed(pid.get())));
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** When the particulars were true: EVN-2, else MSH-7; empty where neither is a time. */
    static Optional<DateTimeType> asOf(Reading reading) {
        Optional<Field> recorded = reading.message().firstValue("EVN", 2);
        Field sent = reading.message().header().field(7);
        return Stream.concat(recorded.stream(), Stream.of(sent))
                .flatMap(field -> reading.dateTime(field).stream())
                .filter(DateTimeType::hasValue)
                .filter(time -> time.getValueAsString().contains("T"))
                .filter(time -> !isLater(time, reading))
                .findFirst();
    }

    /** A clock that runs ahead by more than a day would otherwise keep out all that comes after it. */
    private static boolean isLater(DateTimeType time, Reading reading) {
        return OffsetDateTime.parse(time.getValueAsString())
                .toInstant()
                .isAfter(reading.envelope().received().plus(1, ChronoUnit.DAYS));
    }

    private static List<Identifier> inOrder(Patient patient) {
        Optional<Identifier> key = PatientFromPid.key(patient);
        return Stream.concat(key.stream(), patient.getIdentifier().stream().filter(each -> key.get() != each))
                .toList();
    }

    /** The elements whose field holds {@code ""}. */
    private static Set<PatientUpdate.Part> removed(Segment pid) {
        Set<PatientUpdate.Part> removed = EnumSet.noneOf(PatientUpdate.Part.class);
        for (PatientUpdate.Part part : PatientUpdate.Part.values()) {
            boolean asked =
                    part.fields().stream().anyMatch(number -> pid.field(number).isNull());
            boolean filled =
                    part.fields().stream().anyMatch(number -> pid.field(number).hasValue());
            if (asked && !filled) {
                removed.add(part);
            }
        }
        return removed;
    }
}

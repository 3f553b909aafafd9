package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/**
 * ADT^A24 and ADT^A37 (HL7 v2.9 §3.3.24 and §3.3.37): the sender takes two of its patients for one person, or no longer does. Both stay as they are and
 * refer to each other ({@code see also}); it is a person who decides whether they are one.
 */
public final class LinkFromA24 {

    private static final MessageType LINK = new MessageType("ADT", "A24");
    private static final MessageType UNLINK = new MessageType("ADT", "A37");

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(LINK, UNLINK);

    private LinkFromA24() {}

    /**
     * Maps one message.
     *
     * @param known finds the sender's own Patients by identifiers, merged ones by whoever replaced them
     */
    public static Outcome<Bundle> map(
            Hl7Message message,
            Envelope envelope,
            SenderProfile profile,
            Function<List<Identifier>, List<Patient>> known) {
        Reading reading = new Reading(message, envelope, profile);
        List<Segment> persons = message.all("PID");
        if (persons.size() != 2) {
            return Outcome.rejected(Problem.error(
                    "PID", ProblemCode.REQUIRED_MISSING, "Two PID segments say which two patients are meant"));
        }
        Entries entries = new Entries(reading);
        for (Segment pid : persons) {
            if (identifiers(pid, reading).isEmpty()) {
                return Outcome.rejected(Problem.error(
                        pid.field(3).location().toString(),
                        ProblemCode.REQUIRED_MISSING,
                        "Both patients are named by an identifier"));
            }
        }
        List<Patient> one = known.apply(identifiers(persons.get(0), reading));
        List<Patient> other = known.apply(identifiers(persons.get(1), reading));
        if (one.isEmpty() || other.isEmpty()) {
            Segment missing = persons.get(one.isEmpty() ? 0 : 1);
            reading.ignored(missing.location(), "this patient is not known here; nothing was kept");
        } else if (id(one.get(0)).equals(id(other.get(0)))) {
            reading.ignored(persons.get(1).location(), "both are one patient on record already");
        } else if (MessageType.of(message).equals(LINK)) {
            link(one.get(0), other.get(0), entries);
            link(other.get(0), one.get(0), entries);
        } else {
            unlink(one.get(0), other.get(0), entries);
            unlink(other.get(0), one.get(0), entries);
        }
        return reading.outcome(Outcome.mapped(entries.bundle(), reading.notes()));
    }

    private static List<Identifier> identifiers(Segment pid, Reading reading) {
        return PatientFromPid.patient(pid, reading).getIdentifier();
    }

    private static void link(Patient from, Patient to, Entries entries) {
        if (from.getLink().stream().noneMatch(link -> isSeeAlso(link, to))) {
            Patient linked = from.copy();
            linked.addLink().setType(LinkType.SEEALSO).getOther().setReference(reference(to));
            entries.replaceUnchanged(linked);
        }
    }

    private static void unlink(Patient from, Patient to, Entries entries) {
        Patient apart = from.copy();
        if (apart.getLink().removeIf(link -> isSeeAlso(link, to))) {
            entries.replaceUnchanged(apart);
        }
    }

    private static boolean isSeeAlso(Patient.PatientLinkComponent link, Patient to) {
        return link.getType() == LinkType.SEEALSO
                && reference(to).equals(link.getOther().getReference());
    }

    private static String reference(Patient patient) {
        return "Patient/" + id(patient);
    }

    private static String id(Patient patient) {
        return patient.getIdElement().getIdPart();
    }
}

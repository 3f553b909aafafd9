package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/**
 * ADT^A40 (HL7 v2.9 §3.3.40): each MRG is what the PID before it replaces. Only what the sender keeps itself is merged, and only by identifiers;
 * of persons that nobody was referred for nothing is kept.
 */
public final class MergeFromA40 {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("ADT", "A40"));

    private MergeFromA40() {}

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
        List<Pair> pairs = pairs(message);
        if (pairs.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "MRG",
                    ProblemCode.REQUIRED_MISSING,
                    "A merge needs a PID with an MRG after it: who replaces whom?"));
        }
        Map<String, Patient> changed = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            Patient sent = PatientFromPid.patient(pair.pid(), reading);
            List<Identifier> prior = prior(pair.mrg(), reading);
            if (!sent.hasIdentifier() || prior.isEmpty()) {
                String place =
                        sent.hasIdentifier() ? pair.mrg().field(1).location().toString() : "PID-3";
                return Outcome.rejected(
                        Problem.error(place, ProblemCode.REQUIRED_MISSING, "A merge names both by an identifier"));
            }
            merge(pair, sent, prior, identifiers -> current(known.apply(identifiers), changed), changed, reading);
        }
        Entries entries = new Entries(reading);
        changed.values().forEach(entries::replaceUnchanged);
        return reading.outcome(Outcome.mapped(entries.bundle(), reading.notes()));
    }

    private record Pair(Segment pid, Segment mrg) {}

    private static List<Pair> pairs(Hl7Message message) {
        List<Pair> pairs = new ArrayList<>();
        Optional<Segment> pid = Optional.empty();
        for (Segment segment : message.segments()) {
            if (segment.name().equals("PID")) {
                pid = Optional.of(segment);
            } else if (segment.name().equals("MRG")) {
                pid.ifPresent(survivor -> pairs.add(new Pair(survivor, segment)));
            }
        }
        return pairs;
    }

    private static void merge(
            Pair pair,
            Patient sent,
            List<Identifier> priorIdentifiers,
            Function<List<Identifier>, List<Patient>> find,
            Map<String, Patient> changed,
            Reading reading) {
        List<Identifier> shared = sent.getIdentifier().stream()
                .filter(each -> priorIdentifiers.stream().anyMatch(other -> PatientUpdate.isSame(each, other)))
                .toList();
        List<Identifier> retired = priorIdentifiers.stream()
                .filter(each -> shared.stream().noneMatch(other -> PatientUpdate.isSame(each, other)))
                .toList();
        if (retired.isEmpty()) {
            reading.unmapped(pair.mrg().location(), "the same identifiers as in PID: there is nothing to merge");
            return;
        }
        List<Patient> survivors = find.apply(sent.getIdentifier());
        List<Patient> priors = find.apply(retired);
        if (survivors.isEmpty() && priors.isEmpty()) {
            reading.ignored(pair.mrg().location(), "neither of the two is known here; nothing was kept");
            return;
        }
        Patient survivor = survivors.isEmpty() ? priors.get(0) : survivors.get(0);
        Patient renewed = renewed(survivor, sent, reading);
        for (Patient prior : priors) {
            if (!id(prior).equals(id(survivor))) {
                PatientMerge merge = PatientMerge.of(renewed, prior);
                renewed = merge.survivor();
                changed.put(id(prior), merge.prior());
            }
        }
        changed.put(id(survivor), retire(PatientMerge.withOld(renewed, retired), retired));
    }

    /** The survivor with what the PID says of it, unless that is older than what is on record. */
    private static Patient renewed(Patient survivor, Patient sent, Reading reading) {
        Optional<DateTimeType> asOf = PatientFromAdt.asOf(reading);
        if (PatientUpdate.isOlder(asOf, survivor)) {
            sent.getIdentifier().forEach(identifier -> PatientUpdate.add(survivor, identifier));
            return survivor;
        }
        asOf.ifPresent(time -> PatientUpdate.stamp(sent, time));
        return PatientUpdate.apply(survivor, sent, Set.of());
    }

    private static Patient retire(Patient survivor, List<Identifier> retired) {
        survivor.getIdentifier().stream()
                .filter(each -> retired.stream().anyMatch(old -> PatientUpdate.isSame(each, old)))
                .forEach(each -> each.setUse(IdentifierUse.OLD));
        return survivor;
    }

    /** MRG-1 and MRG-4: the identifiers of the prior one. */
    private static List<Identifier> prior(Segment mrg, Reading reading) {
        List<Identifier> identifiers = new ArrayList<>();
        for (int field : new int[] {1, 4}) {
            for (Repetition cx : mrg.field(field).repetitions()) {
                if (!cx.text(1).isEmpty()) {
                    identifiers.add(
                            IdentifierFromCx.identifier(cx, field != 1, reading).identifier());
                }
            }
        }
        return identifiers;
    }

    /** Patients as this message has already changed them; without those that it has replaced. */
    private static List<Patient> current(List<Patient> stored, Map<String, Patient> changed) {
        return stored.stream()
                .map(patient -> changed.getOrDefault(id(patient), patient))
                .filter(patient -> !patient.hasActive() || patient.getActive())
                .toList();
    }

    private static String id(Patient patient) {
        return patient.getIdElement().getIdPart();
    }
}

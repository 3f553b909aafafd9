package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.SenderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * ORU^R01 (HL7 v2.9 §7.3.1) as what belongs to a referral: figures and coded answers become Observations, the text of each OBR one document,
 * embedded documents DocumentReferences. From the referrer they are supporting information of the request, from whoever answers for the
 * referral outputs of its Task. The same report sent again (OBR-3, else OBR-2, else MSH-10) replaces what it said before.
 */
public final class ReportFromOru {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("ORU", "R01"));

    private static final Set<String> CONTENT = Set.of("OBX", "NTE", "DSP");

    private ReportFromOru() {}

    /**
     * Maps one message.
     *
     * @param known the referrals that its numbers name, or else the open ones of its person
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        if (message.first("OBX").isEmpty() && message.first("DSP").isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "OBX", ProblemCode.REQUIRED_MISSING, "The report holds no OBX: there is nothing to attach"));
        }
        return AboutReferral.orWaiting(reading, known, referral -> map(reading, referral));
    }

    private static Outcome<Bundle> map(Reading reading, KnownReferral referral) {
        Entries entries = new Entries(reading);
        Reference patient = referral.request().getSubject().copy();
        List<AttachedReport.Part> parts = new ArrayList<>();
        int number = 0;
        for (Group group : groups(reading.message())) {
            number++;
            Identifier key = key(group, number, referral, reading);
            parts.addAll(new ReportParts(reading, key, patient, referral, entries).read(group, number));
        }
        if (parts.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "OBX-5", ProblemCode.REQUIRED_MISSING, "No OBX holds a value: there is nothing to attach"));
        }
        AttachedReport.attach(parts, referral, entries);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** An OBR with what follows it; what stands before any OBR is a group without one. */
    record Group(List<Segment> headers, List<Segment> content) {}

    private static List<Group> groups(Hl7Message message) {
        List<Group> groups = new ArrayList<>();
        for (Segment segment : message.segments()) {
            boolean header = segment.name().equals("OBR");
            boolean content = CONTENT.contains(segment.name());
            if (header || (content && groups.isEmpty())) {
                groups.add(new Group(header ? List.of(segment) : List.of(), new ArrayList<>()));
            }
            if (content) {
                groups.get(groups.size() - 1).content().add(segment);
            }
        }
        return groups;
    }

    /** The report's own number: one that is the referral's would let each report take the place of the one before. */
    private static Identifier key(Group group, int number, KnownReferral referral, Reading reading) {
        for (Segment obr : group.headers()) {
            for (int field : new int[] {3, 2}) {
                Repetition ei = obr.field(field).first();
                String report = ReferralNumbers.value(ei);
                if (!report.isEmpty() && !AboutReferral.isNumberOf(referral, report)) {
                    return new Identifier()
                            .setSystem(
                                    reading.partnerSystem("report", ei.text(1).isEmpty() ? "" : ei.text(2)))
                            .setValue(report + "/" + number);
                }
            }
        }
        String control = reading.message().controlId();
        return new Identifier()
                .setSystem(reading.partnerSystem("message"))
                .setValue((control.isEmpty() ? MessageHash.of(reading.envelope().raw()) : control) + "/" + number);
    }

    /** The status of a document as a report says it (table 0085 or 0123). */
    static DocumentReference.ReferredDocumentStatus status(String code) {
        return switch (code) {
            case "P", "R", "S", "A", "I" -> DocumentReference.ReferredDocumentStatus.PRELIMINARY;
            case "C", "K" -> DocumentReference.ReferredDocumentStatus.AMENDED;
            case "D", "W", "X" -> DocumentReference.ReferredDocumentStatus.ENTEREDINERROR;
            default -> DocumentReference.ReferredDocumentStatus.FINAL;
        };
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.KnownReferrals.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Hangs what a report holds on its referral, where the other party finds it and is told. */
final class AttachedReport {

    /** Before the titles of what hangs there already and has changed. */
    private static final String UPDATED = "Report updated / Rapport mis à jour : ";

    private AttachedReport() {}

    /**
     * A part of a report.
     *
     * @param title what a person calls it
     * @param key its number, by which an earlier state of it is found
     * @param reference to its entry
     */
    record Part(String title, Identifier key, Reference reference) {}

    static void attach(List<Part> parts, KnownReferral referral, Entries entries) {
        List<Part> fresh =
                parts.stream().filter(part -> !isAttached(part, referral)).toList();
        boolean requester = referral.role() == Role.REQUESTER;
        Resource to = requester ? referral.request() : referral.task();
        Additions additions = new Additions(to.fhirType());
        if (fresh.isEmpty()) {
            additions.note(updated(parts));
        }
        for (Part part : fresh) {
            if (requester) {
                additions.reference("supportingInfo", part.reference());
            } else {
                additions.parameter("output", part.title(), part.reference());
            }
        }
        entries.add(to, additions);
    }

    /** A note where the other party reads it. */
    static void say(String text, KnownReferral referral, Entries entries) {
        Resource to = referral.role() == Role.REQUESTER ? referral.request() : referral.task();
        entries.add(to, new Additions(to.fhirType()).note(text));
    }

    private static boolean isAttached(Part part, KnownReferral referral) {
        return referral.attached().stream()
                .flatMap(resource -> identifiers(resource).stream())
                .anyMatch(known -> PatientUpdate.isSame(known, part.key()));
    }

    private static List<Identifier> identifiers(Resource resource) {
        if (resource instanceof DocumentReference document) {
            return document.getIdentifier();
        }
        return resource instanceof Observation observation ? observation.getIdentifier() : List.of();
    }

    private static String updated(List<Part> parts) {
        return UPDATED + parts.stream().map(Part::title).distinct().collect(Collectors.joining(", "));
    }
}

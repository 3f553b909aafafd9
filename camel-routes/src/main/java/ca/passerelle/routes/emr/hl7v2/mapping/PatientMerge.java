package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/**
 * Two Patients of one custodian that are one person (HL7 v2.9 §3.6.2.1). The prior one stays, with all its versions and referrals, as
 * replaced by the survivor; the survivor takes over its identifiers as old ones, so that what still comes under them finds the survivor.
 *
 * @param survivor as it becomes
 * @param prior as it becomes
 */
record PatientMerge(Patient survivor, Patient prior) {

    /** Pure; merging what is merged changes nothing. Both carry their ids. */
    static PatientMerge of(Patient survivor, Patient prior) {
        Patient stays = survivor.copy();
        Patient ends = prior.copy();
        for (Identifier identifier : prior.getIdentifier()) {
            boolean there = stays.getIdentifier().stream().anyMatch(known -> PatientUpdate.isSame(known, identifier));
            if (!there) {
                stays.addIdentifier(identifier.copy().setUse(IdentifierUse.OLD));
            }
        }
        ends.getIdentifier().forEach(identifier -> identifier.setUse(IdentifierUse.OLD));
        ends.setActive(false);
        link(stays, ends, LinkType.REPLACES);
        link(ends, stays, LinkType.REPLACEDBY);
        return new PatientMerge(stays, ends);
    }

    /** The Patient with those identifiers as old ones, which it does not become otherwise. */
    static Patient withOld(Patient patient, List<Identifier> identifiers) {
        Patient known = patient.copy();
        for (Identifier identifier : identifiers) {
            if (known.getIdentifier().stream().noneMatch(each -> PatientUpdate.isSame(each, identifier))) {
                known.addIdentifier(identifier.copy().setUse(IdentifierUse.OLD));
            }
        }
        return known;
    }

    private static void link(Patient from, Patient to, LinkType type) {
        String reference = "Patient/" + to.getIdElement().getIdPart();
        boolean there = from.getLink().stream()
                .anyMatch(link -> reference.equals(link.getOther().getReference()) && link.getType() == type);
        if (!there) {
            from.addLink().setType(type).getOther().setReference(reference);
        }
    }
}

package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.Systems;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Where what a run of a feed wrote comes from.
 *
 * @param run the run, whose report says the rest
 * @param feed key of the feed
 * @param publisher id of the Organization that publishes it
 * @param at when the run began
 */
public record ProvenanceOfRun(UUID run, String feed, UUID publisher, Instant at) {

    /** What was done with the targets (HL7 v3 DataOperation). */
    public enum Activity {
        CREATE("create"),
        UPDATE("revise"),
        /** No longer offered, by the feed. */
        OBSOLETE("obsolete");

        private final String display;

        Activity(String display) {
            this.display = display;
        }
    }

    /** One Provenance for resources that the run treated alike: the publisher is their author, the package that the run took their source. */
    public Provenance of(Activity activity, Collection<String> targets) {
        Provenance provenance = new Provenance().setRecorded(Date.from(at));
        targets.forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setActivity(concept(Systems.DATA_OPERATION, activity.name(), activity.display));
        provenance
                .addAgent()
                .setType(concept(Systems.PROVENANCE_PARTICIPANT, "author", "Author"))
                .setWho(author());
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .getWhat()
                .setDisplay(feed)
                .setIdentifier(uuid(run));
        return provenance;
    }

    /** By its number and not by its place: a publisher need not be an organisation of the directory itself. */
    private Reference author() {
        return new Reference().setType("Organization").setIdentifier(uuid(publisher));
    }

    private static Identifier uuid(UUID value) {
        return new Identifier().setSystem(Systems.URI).setValue(Systems.URN_UUID + value);
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}

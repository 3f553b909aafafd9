package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.ReferralEvent;
import ca.passerelle.gateway.referral.Timeline;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The log of a referral as Parameters. A Bundle of Provenance was weighed: it says who did what when and why, but has no place for the
 * status that came of it, so that each reader would need extensions of ours; a Bundle of Task versions shows content instead of events, and
 * not who acted. Parameters carry all of it in FHIR types and are described by the OperationDefinition.
 */
final class StatusHistory {

    private final Vocabulary vocabulary;

    StatusHistory(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The events of the referral itself, oldest first. Those that were made onward from it have a history of their own. */
    Parameters of(Timeline.Story story) {
        Parameters history = new Parameters();
        story.entries().stream()
                .filter(entry -> entry.event()
                        .referral()
                        .equals(story.referral().referral().id()))
                .forEach(entry -> add(history, entry, story));
        return history;
    }

    private void add(Parameters history, Timeline.Entry entry, Timeline.Story story) {
        ReferralEvent event = entry.event();
        ParametersParameterComponent one = history.addParameter().setName("event");
        part(one, "version", new PositiveIntType(Math.toIntExact(event.version())));
        part(one, "kind", concept(Systems.REFERRAL_EVENT, event.kind().code()));
        part(one, "when", new InstantType(Date.from(event.at())));
        Partner actor = entry.actor();
        part(one, "who", actor == null ? null : organization(actor));
        part(one, "user", story.referral().referral().capacities(event.actor()).isEmpty() ? null : event.actingUser());
        TaskStatus status = event.to().status();
        part(one, "status", status == null ? null : new CodeType(status.toCode()));
        BusinessStatus business = event.to().business();
        part(one, "businessStatus", business == null ? null : concept(Systems.BUSINESS_STATUS, business.code()));
        String reason = event.reasonCode();
        part(one, "reason", reason == null ? null : concept(Systems.STATUS_REASON, reason));
        part(one, "task", new Reference("Task/" + event.referral() + "/_history/" + event.taskVersion()));
    }

    private static Reference organization(Partner partner) {
        return new ResourceKey("Organization", partner.organization())
                .toReference()
                .setDisplay(partner.nameEn());
    }

    private CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding()
                .setSystem(system)
                .setCode(code)
                .setDisplay(vocabulary.display(system, code, Locale.ENGLISH).orElse(null));
        return concept;
    }

    private static void part(ParametersParameterComponent event, String name, @Nullable Type value) {
        if (value != null) {
            event.addPart().setName(name).setValue(value);
        }
    }
}

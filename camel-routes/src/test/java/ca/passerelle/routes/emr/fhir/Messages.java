package ca.passerelle.routes.emr.fhir;

import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.message.IncomingMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.KnownReferral;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageContext;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageRepair;
import ca.passerelle.routes.emr.fhir.mapping.message.RecipientName;
import ca.passerelle.routes.emr.fhir.mapping.message.ReferralFromMessage;
import ca.passerelle.routes.emr.fhir.mapping.message.ReferralHandle;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.MessageSender;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The invented sender of FHIR messages, and everything about a message that is not in it. */
final class Messages {

    static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");
    static final UUID CONNECTORS = UUID.fromString("00000000-0000-4000-8000-00000000000e");
    static final UUID SERVICE = UUID.fromString("00000000-0000-4000-8000-00000000000d");
    static final MessageSender SENDER = new MessageSender(
            UUID.fromString("00000000-0000-4000-8000-00000000000a"),
            "clinic-vancouver",
            UUID.fromString("00000000-0000-4000-8000-00000000000b"));

    private static final Set<String> KEPT = Set.of(
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "ServiceRequest",
            "Task",
            "Communication",
            "Appointment",
            "DocumentReference",
            "QuestionnaireResponse",
            "Observation",
            "Condition",
            "Consent",
            "Coverage",
            "Procedure");
    private static final ReferralFromMessage MAPPING = new ReferralFromMessage(Vocabulary.load(), KEPT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /**
     * What becomes of a message.
     *
     * @param known a Bundle of the referral that it names, as the record has it; empty for none
     */
    static Outcome<MappedMessage> map(String sent, String known) {
        ObjectNode bundle;
        try {
            bundle = (ObjectNode) JSON.readTree(sent);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        List<Note> repairs = MessageRepair.repair(bundle);
        return IncomingMessage.read(bundle.toString(), SENDER, repairs)
                .fold(
                        read -> MAPPING.map(read.value(), SENDER, context(read.value(), known), NOW),
                        rejected -> Outcome.rejected(rejected.problems()));
    }

    private static MessageContext context(IncomingMessage message, String known) {
        boolean listed = message.recipients().stream().map(RecipientName::value).anyMatch("LISTING-1"::equals);
        Map<String, KnownReferral> referrals = known.isEmpty()
                ? Map.of()
                : message.handles().stream()
                        .filter(Messages::isKnown)
                        .collect(Collectors.toMap(ReferralHandle::place, handle -> referral(known)));
        return new MessageContext(CONNECTORS, listed ? SERVICE : null, listed, referrals);
    }

    /** The one referral that there is goes by these numbers. */
    private static boolean isKnown(ReferralHandle handle) {
        return handle.requestNumbers().stream().anyMatch(number -> "SR-1".equals(number.getValue()))
                || handle.taskNumbers().stream()
                        .anyMatch(number -> Systems.REFERRAL_NUMBER.equals(number.getSystem())
                                && "R-00000-00001".equals(number.getValue()));
    }

    private static KnownReferral referral(String known) {
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, known);
        return new KnownReferral(
                first(bundle, ServiceRequest.class), List.of(first(bundle, Task.class)), first(bundle, Patient.class));
    }

    private static <R extends Resource> R first(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}

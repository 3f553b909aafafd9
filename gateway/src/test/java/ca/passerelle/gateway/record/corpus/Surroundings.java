package ca.passerelle.gateway.record.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.Referrals;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;

/** What real resources refer to: for each a small resource of the right type, made when it is first asked for. */
final class Surroundings {

    private static final String OF_PATIENT = "\"subject\":{\"reference\":\"@Patient\"}";

    /** The least that each type may have; {@code @Patient} stands for a patient. */
    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry(
                    "Appointment",
                    "\"status\":\"proposed\",\"participant\":[{\"status\":\"accepted\",\"actor\":{\"display\":\"x\"}}]"),
            Map.entry(
                    "AuditEvent",
                    "\"type\":{\"code\":\"rest\"},\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"requestor\":true}],\"source\":{\"observer\":{\"display\":\"x\"}}"),
            Map.entry("Binary", "\"contentType\":\"text/plain\",\"data\":\"QQ==\""),
            Map.entry("CarePlan", "\"status\":\"active\",\"intent\":\"plan\"," + OF_PATIENT),
            Map.entry("CareTeam", OF_PATIENT),
            Map.entry("Communication", "\"status\":\"completed\""),
            Map.entry("CommunicationRequest", "\"status\":\"active\""),
            Map.entry("Condition", OF_PATIENT),
            Map.entry(
                    "Consent",
                    "\"status\":\"active\",\"scope\":{\"text\":\"x\"},\"category\":[{\"text\":\"x\"}],\"policyRule\":{\"text\":\"x\"}"),
            Map.entry(
                    "Coverage",
                    "\"status\":\"active\",\"beneficiary\":{\"reference\":\"@Patient\"},\"payor\":[{\"display\":\"x\"}]"),
            Map.entry("Device", "\"status\":\"active\""),
            Map.entry("DocumentReference", "\"status\":\"current\",\"content\":[{\"attachment\":{\"title\":\"x\"}}]"),
            Map.entry("Encounter", "\"status\":\"planned\",\"class\":{\"code\":\"AMB\"}"),
            Map.entry(
                    "Endpoint",
                    "\"status\":\"active\",\"connectionType\":{\"code\":\"hl7-fhir-rest\"},\"payloadType\":[{\"text\":\"x\"}],\"address\":\"https://example.org/fhir\""),
            Map.entry("Flag", "\"status\":\"active\",\"code\":{\"text\":\"x\"}," + OF_PATIENT),
            Map.entry("Goal", "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"}," + OF_PATIENT),
            Map.entry("Group", "\"type\":\"person\",\"actual\":true"),
            Map.entry("HealthcareService", "\"name\":\"x\""),
            Map.entry("Location", "\"name\":\"x\""),
            Map.entry("Observation", "\"status\":\"final\",\"code\":{\"text\":\"x\"}"),
            Map.entry("Organization", "\"name\":\"x\""),
            Map.entry("Patient", "\"active\":true"),
            Map.entry("Practitioner", "\"active\":true"),
            Map.entry("PractitionerRole", "\"organization\":{\"reference\":\"@Organization\"}"),
            Map.entry("Procedure", "\"status\":\"completed\"," + OF_PATIENT),
            Map.entry(
                    "Provenance",
                    "\"target\":[{\"reference\":\"@Patient\"}],\"recorded\":\"2026-01-01T00:00:00Z\",\"agent\":[{\"who\":{\"display\":\"x\"}}]"),
            Map.entry("Questionnaire", "\"status\":\"active\""),
            Map.entry("QuestionnaireResponse", "\"status\":\"completed\""),
            Map.entry("RelatedPerson", "\"patient\":{\"reference\":\"@Patient\"}"),
            Map.entry("Schedule", "\"actor\":[{\"display\":\"x\"}]"),
            Map.entry("ServiceRequest", "\"status\":\"active\",\"intent\":\"order\"," + OF_PATIENT),
            Map.entry(
                    "Slot",
                    "\"schedule\":{\"display\":\"x\"},\"status\":\"free\",\"start\":\"2026-01-01T10:00:00Z\",\"end\":\"2026-01-01T11:00:00Z\""),
            Map.entry(
                    "Subscription",
                    "\"status\":\"requested\",\"reason\":\"x\",\"criteria\":\"Task?\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"https://example.org/hook\"}"));

    static final String SENDER = "south-clinic";
    static final String RECIPIENT = "connectors";

    private final Fhir clinic;
    private final Fhir directory;
    private final Fhir upstream;
    private final Map<String, String> made = new HashMap<>();

    Surroundings(int port) {
        clinic = new Fhir(port, SENDER);
        directory = new Fhir(port, "test-211");
        upstream = new Fhir(port, "north-clinic");
    }

    /** Who may write a type. */
    Fhir writer(String type) {
        return isPublished(type) ? directory : clinic;
    }

    private static boolean isPublished(String type) {
        return Grammar.of(type).filter(TypeGrammar::published).isPresent();
    }

    /** A reference to something of the type; the same for the same name. Empty for a type that the record does not keep. */
    Optional<String> reference(String type, String name) {
        if (type.equals("Task")) {
            // An upper Task: one that was sent to whoever sends the samples.
            return Optional.of(made.computeIfAbsent(
                    name, any -> Referrals.send(upstream, SENDER).taskPath()));
        }
        String least = LEAST.get(type);
        if (least == null) {
            return Optional.empty();
        }
        String known = made.get(name);
        if (known == null) {
            known = create(type, least);
            made.put(name, known);
        }
        return Optional.of(known);
    }

    /** A new request of the sender about a patient, which a Task can fulfil. */
    String request(String patient) {
        return create(
                "ServiceRequest",
                Objects.requireNonNull(LEAST.get("ServiceRequest")).replace("@Patient", patient));
    }

    static String organization(String partner) {
        return "Organization/" + Referrals.organization(partner);
    }

    private String create(String type, String least) {
        String elements = least.contains("@Patient")
                ? least.replace("@Patient", reference("Patient", "anybody").orElseThrow())
                : least;
        String mine = elements.replace("@Organization", organization(SENDER));
        // Something of its own, so that no two are taken for the same.
        String unique = type.equals("Binary")
                ? ""
                : "\"language\":\"x-" + UUID.randomUUID().toString().substring(0, 8) + "\",";
        Fhir.Answer answer = writer(type).post(type, "{\"resourceType\":\"" + type + "\"," + unique + mine + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return type + "/" + new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }
}

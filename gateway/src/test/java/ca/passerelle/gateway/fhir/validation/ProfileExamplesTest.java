package ca.passerelle.gateway.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Profile;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every example of the package conforms to the profile that it claims, and does so no longer once something is broken in it. */
class ProfileExamplesTest {

    private static final String EXAMPLES = "classpath*:ca/passerelle/profiles/examples/*.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Something broken in an example.
     *
     * @param at JSON Pointer of what is replaced or, without a value, removed
     * @param blamed what the error has to name: the rule or the element
     */
    private record Broken(String example, String at, String value, String blamed) {

        Broken(String example, String at, String blamed) {
            this(example, at, "", blamed);
        }

        JsonNode json() throws IOException {
            JsonNode whole = read(example);
            JsonPointer pointer = JsonPointer.compile(at);
            JsonNode parent = whole.at(pointer.head());
            assertThat(whole.at(pointer).isMissingNode()).as(at).isFalse();
            String last = pointer.last().getMatchingProperty();
            if (parent instanceof ArrayNode array) {
                array.remove(Integer.parseInt(last));
            } else if (value.isEmpty()) {
                ((ObjectNode) parent).remove(last);
            } else {
                ((ObjectNode) parent).put(last, value);
            }
            return whole;
        }
    }

    private static final List<Broken> BROKEN = List.of(
            new Broken("service-request", "/category/0/coding/0/code", "loneliness", "ValueSet/need"),
            new Broken("service-request", "/category/0/coding/1/code", "nonsense", "ValueSet/sdoh-category"),
            new Broken("service-request", "/subject", "ServiceRequest.subject"),
            new Broken("service-request", "/intent", "filler-order", "pas-req-2"),
            new Broken("service-request-onward", "/category", "pas-req-1"),
            new Broken("referral-task", "/businessStatus/coding/0/code", "booked", "pas-task-4"),
            new Broken(
                    "referral-task", "/businessStatus/coding/0/code", "nonsense", "ValueSet/referral-business-status"),
            new Broken("referral-task", "/statusReason/coding/0/code", "nonsense", "ValueSet/referral-status-reason"),
            new Broken("referral-task", "/status", "ready", "ValueSet/referral-task-status"),
            new Broken("referral-task", "/intent", "plan", "Task.intent"),
            new Broken("referral-task", "/code/coding/0/code", "approve", "fulfill"),
            new Broken("referral-task", "/for", "pas-task-6"),
            new Broken("referral-task", "/requester", "pas-task-6"),
            new Broken("referral-task", "/basedOn/0/reference", "ServiceRequest/other", "pas-task-5"),
            new Broken("referral-task", "/identifier/0/value", "referralNumber.value"),
            new Broken("referral-task-declined", "/statusReason", "pas-task-1"),
            new Broken("referral-task-completed", "/output", "pas-task-3"),
            new Broken("patient-task", "/priority", "stat", "ValueSet/patient-task-priority"),
            new Broken("patient-task", "/status", "requested", "ValueSet/patient-task-status"),
            new Broken("patient-task", "/owner", "Task.owner"),
            new Broken("patient-task", "/input/0", "pas-ptask-1"),
            new Broken(
                    "patient-task",
                    "/input/1/valueCodeableConcept/coding/0/code",
                    "nonsense",
                    "ValueSet/questionnaire-category"),
            new Broken("patient-task-contact", "/description", "pas-ptask-2"),
            new Broken("patient-task-contact", "/input", "pas-ptask-4"),
            new Broken("patient", "/address/0/postalCode", "G1R2S5", "pas-postal-code"),
            new Broken("patient", "/address/0/postalCode", "D1R 2S5", "pas-postal-code"),
            new Broken("patient", "/identifier/0/value", "identifier:qc.value"),
            new Broken("patient-snapshot", "/name", "pas-pat-1"),
            new Broken("practitioner-role", "/organization", "PractitionerRole.organization"),
            new Broken("organization-garden", "/name", "Organization.name"),
            new Broken("organization-clinic", "/address/0/postalCode", "g1k 3g5", "pas-postal-code"),
            new Broken("location", "/address/postalCode", "90210", "pas-postal-code"),
            new Broken("location", "/status", "shut", "Location.status"),
            new Broken("healthcare-service", "/name", "HealthcareService.name"),
            new Broken("healthcare-service", "/active", "HealthcareService.active"),
            new Broken("healthcare-service", "/category/0/coding/0/code", "nonsense", "ValueSet/need"),
            new Broken("healthcare-service", "/extension/0/extension/3/url", "counted", "directory-capacity"),
            new Broken("consent", "/category/0/coding/0/code", "RESEARCH", "IDSCL"),
            new Broken("consent", "/sourceAttachment", "Consent.source"),
            new Broken("consent", "/organization", "Consent.organization"),
            new Broken("communication", "/payload", "pas-comm-1"),
            new Broken("communication", "/about", "Communication.about"),
            new Broken("communication", "/category/0/coding/0/code", "nonsense", "ValueSet/communication-category"),
            new Broken("questionnaire-response", "/questionnaire", "QuestionnaireResponse.questionnaire"),
            new Broken("questionnaire-response", "/authored", "QuestionnaireResponse.authored"),
            new Broken("screening-observation", "/category/0", "Observation.category:survey"),
            new Broken("screening-observation", "/valueQuantity", "pas-obs-1"),
            new Broken("screening-observation", "/interpretation/0/coding/0/code", "nonsense", "screening-result"),
            new Broken("enrolment-observation", "/valueCodeableConcept/coding/0/code", "maybe", "enrolment-status"),
            new Broken("enrolment-observation", "/category/0", "Observation.category:enrollment"),
            new Broken("enrolment-observation", "/valueCodeableConcept", "Observation.value"),
            new Broken("goal", "/category/0/coding/0/code", "nonsense", "ValueSet/need"),
            new Broken("goal", "/description", "Goal.description"),
            new Broken("procedure", "/performedPeriod", "pas-proc-1"),
            new Broken("procedure", "/code", "Procedure.code"),
            new Broken("appointment", "/participant/0", "pas-appt-1"),
            new Broken("appointment", "/status", "Appointment.status"),
            new Broken("audit-event", "/subtype", "AuditEvent.subtype"),
            new Broken("audit-event", "/outcome", "AuditEvent.outcome"),
            new Broken("audit-event", "/entity/0/what", "entity:patient.what"));

    @TestFactory
    Stream<DynamicTest> everyExampleConforms() throws IOException {
        Resource[] examples = new PathMatchingResourcePatternResolver().getResources(EXAMPLES);
        assertThat(examples).hasSizeGreaterThan(Profile.values().length);
        return Arrays.stream(examples)
                .map(example -> DynamicTest.dynamicTest(String.valueOf(example.getFilename()), () -> assertThat(
                                Validation.errors(JSON.readTree(example.getInputStream())))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aBrokenExampleDoesNotConform() {
        return BROKEN.stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.example() + " " + broken.at() + " " + broken.value(),
                        () -> assertThat(Validation.errors(broken.json()))
                                .anySatisfy(error -> assertThat(error).contains(broken.blamed()))));
    }

    /** Each profile is seen to refuse something for want of an element or for a wrong value. */
    @Test
    void everyProfileRefusesSomething() {
        for (Profile profile : Profile.values()) {
            assertThat(BROKEN).as(profile.name()).anyMatch(broken -> read(broken.example())
                    .at("/meta/profile/0")
                    .asText()
                    .equals(profile.url()));
        }
    }

    private static JsonNode read(String name) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:ca/passerelle/profiles/examples/*-example-" + name + ".json");
            assertThat(found).as(name).hasSize(1);
            return JSON.readTree(found[0].getInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

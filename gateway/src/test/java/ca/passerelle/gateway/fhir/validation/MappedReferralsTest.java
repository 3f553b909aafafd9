package ca.passerelle.gateway.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Profile;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What EMRs send, as the routes map it, and what the gateway itself sends, conforms to the profiles. */
class MappedReferralsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("..", "camel-routes", "src", "test", "resources", "golden", "hl7v2");

    private static final String OUT = "out.json";

    private static final Map<String, Profile> PROFILES = Map.of(
            "Patient", Profile.PATIENT,
            "ServiceRequest", Profile.SERVICE_REQUEST,
            "Task", Profile.REFERRAL_TASK,
            "PractitionerRole", Profile.PRACTITIONER_ROLE,
            "Organization", Profile.ORGANIZATION);

    @TestFactory
    Stream<DynamicTest> whatHl7v2BecomesConforms() throws IOException {
        try (Stream<Path> cases = Files.list(GOLDEN)) {
            // A cancellation is a Task of the few elements that change; it is merged into the one that is there.
            return cases
                    .filter(folder -> Files.exists(folder.resolve(OUT))
                            && !folder.toString().contains("i14-"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(folder -> conform(String.valueOf(folder.getFileName()), read(folder.resolve(OUT))));
        }
    }

    @TestFactory
    Stream<DynamicTest> theRehearsalConforms() throws IOException {
        try (InputStream json =
                Objects.requireNonNull(MappedReferralsTest.class.getResourceAsStream("/rehearsal/referral.json"))) {
            return conform("rehearsal", JSON.readTree(json));
        }
    }

    @TestFactory
    Stream<DynamicTest> aBareReferralConforms() throws IOException {
        return conform(
                "bare",
                JSON.readTree(FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(Referrals.transaction("connectors"))));
    }

    private static Stream<DynamicTest> conform(String name, JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> PROFILES.containsKey(type(resource)))
                .map(resource -> DynamicTest.dynamicTest(name + " " + type(resource), () -> assertThat(
                                Validation.errors(resource, Objects.requireNonNull(PROFILES.get(type(resource)))))
                        .isEmpty()));
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

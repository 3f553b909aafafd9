package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Corpus;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages as they look in the field: what R4 does not allow is repaired and said, and the referral stands. */
@GatewayTest
class RealMessagesTest {

    private static final Path GOLDEN = Path.of("../camel-routes/src/test/resources/golden/fhir");

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void anOntarioMessageByTheNameThatOntarioUses() throws IOException {
        String sent = numbered("add-service-request-ontario");
        Fhir.Answer answer = clinic.post("$process-messages", sent);
        Bundle bundle = accepted(answer);
        assertThat(answer.body())
                .contains(ProblemCode.REPAIRED.code())
                .contains("Bundle.entry[1].resource.address[0]")
                .contains("Bundle.entry[8].resource.note[0]");
        Task task = task(bundle);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("connectors"));
        ServiceRequest request = clinic.get(task.getFocus().getReference()).as(ServiceRequest.class);
        assertThat(request.getIntent()).isEqualTo(ServiceRequestIntent.PROPOSAL);
        assertThat(request.getNoteFirstRep().getText()).startsWith("Prefers mornings");
        Fhir worker = new Fhir(port, "connectors");
        assertThat(worker.get(request.getSupportingInfo().get(1).getReference()).status())
                .isEqualTo(200);
        assertThat(clinic.post("$process-messages", sent).body()).isEqualTo(answer.body());
    }

    @Test
    void theReferralOfBser() throws IOException {
        Bundle bundle = accepted(clinic.post("$process-message", numbered("bser-i12")));
        Task task = task(bundle);
        assertThat(task.getIdentifier()).anyMatch(identifier -> "666".equals(identifier.getValue()));
        ServiceRequest request = clinic.get(task.getFocus().getReference()).as(ServiceRequest.class);
        Fhir worker = new Fhir(port, "connectors");
        assertThat(worker.get(request.getSupportingInfoFirstRep().getReference())
                        .body())
                .contains("DocumentReference");
    }

    @Test
    void aMessageInXmlIsAnsweredInXml() throws IOException {
        Bundle message =
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, numbered("add-service-request"));
        Fhir.Answer answer = clinic.send(
                "POST",
                "$process-message",
                FhirContext.forR4Cached().newXmlParser().encodeResourceToString(message),
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<Bundle").contains("<code value=\"ok\"");
    }

    @Test
    void theMessagesOfTheCorpus() {
        assumeTrue(Corpus.isThere(), "there is no corpus");
        int taken = 0;
        // Another clinic may have stored the same examples, each person several times.
        Fhir sender = new Fhir(port, "north-clinic");
        for (Corpus.Document document : Corpus.documents()) {
            boolean message =
                    !document.isXml() && document.text().replaceAll("\\s", "").contains("\"type\":\"message\"");
            boolean request = !document.name().contains("bars-api");
            if (message && request) {
                accepted(sender.post("$process-message", document.text()));
                taken++;
            }
        }
        assertThat(taken).isGreaterThanOrEqualTo(2);
    }

    /** A golden message under numbers of its own, so that it is a new one in a database that others use. */
    private static String numbered(String folder) throws IOException {
        String own = UUID.randomUUID().toString();
        return Files.readString(GOLDEN.resolve(folder).resolve("in.json"))
                .replace("\"09eb136e\"", "\"" + own + "\"")
                .replace("\"888\"", "\"" + own + "\"")
                .replace("\"SR-1\"", "\"" + own + "\"")
                .replace("\"M-1\"", "\"" + own + "\"")
                .replace("\"bser-1\"", "\"" + own + "\"")
                .replace("\"ddeb0003-0000-4000-8000-000000000001\"", "\"" + own + "\"");
    }

    private static Bundle accepted(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(((MessageHeader) bundle.getEntryFirstRep().getResource())
                        .getResponse()
                        .getCode())
                .isEqualTo(ResponseType.OK);
        return bundle;
    }

    private static Task task(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

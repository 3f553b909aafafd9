package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code [type]/_history}: the directory as a feed of changes. */
@GatewayTest
class TypeHistoryTest {

    @LocalServerPort
    private int port;

    @Test
    void givesEveryVersionOfTheDirectorySinceAMoment() {
        Fhir directory = new Fhir(port, "test-211");
        Endpoint first = endpoint();
        Fhir.Answer created = directory.post("Endpoint", first);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Endpoint stored = created.as(Endpoint.class);
        String since = stored.getMeta().getLastUpdatedElement().getValueAsString();
        String id = stored.getIdElement().getIdPart();
        for (int i = 0; i < 3; i++) {
            stored.setName("version " + i);
            assertThat(directory.put("Endpoint/" + id, stored).status()).isEqualTo(200);
        }
        // Shown is what is older than every write under way, one of another module's jobs included.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(versions(id, since)).containsExactly("4", "3", "2", "1"));
    }

    /** Page by page. */
    private List<String> versions(String id, String since) {
        List<String> versions = new ArrayList<>();
        Fhir reader = new Fhir(port, "south-clinic");
        String next = "Endpoint/_history?_count=2&_since=" + since.replace("+", "%2B");
        while (next != null) {
            Fhir.Answer answer = reader.get(next);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Bundle page = answer.as(Bundle.class);
            assertThat(page.getType()).isEqualTo(Bundle.BundleType.HISTORY);
            page.getEntry().stream()
                    .filter(entry ->
                            entry.getResource().getIdElement().getIdPart().equals(id))
                    .forEach(entry -> versions.add(entry.getResource().getMeta().getVersionId()));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceAll(".*/fhir/", "");
        }
        return versions;
    }

    @Test
    void isForTheDirectoryOnly() {
        Fhir clinic = new Fhir(port, "south-clinic");
        assertThat(clinic.get("Patient/_history").status()).isEqualTo(405);
        assertThat(clinic.get("Endpoint/_history?_at=2020").status()).isEqualTo(400);
        assertThat(clinic.get("Endpoint/_history?_page=x").status()).isEqualTo(400);
    }

    private static Endpoint endpoint() {
        Endpoint endpoint = new Endpoint()
                .setStatus(EndpointStatus.ACTIVE)
                .setAddress("https://" + UUID.randomUUID() + ".example.org");
        endpoint.getConnectionType().setCode("hl7-fhir-rest");
        endpoint.addPayloadType().setText("any");
        return endpoint;
    }
}

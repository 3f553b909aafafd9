package ca.passerelle.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.referral.ReferralNumber;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Browser.Shown;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.SandboxSettings;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.emr.hl7v2.wire.FrameReader;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox, started whole. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = SandboxSettings.class)
@DirtiesContext
class SandboxTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private SandboxProperties properties;

    private Browser browser = new Browser(0);

    @BeforeEach
    void browser() {
        browser = new Browser(port);
    }

    @Test
    void theInventedEmrKeepsWhatItGetsAndAcknowledgesIt() throws Exception {
        String id = UUID.randomUUID().toString();
        String message = "MSH|^~\\&|PASSERELLE|GATEWAY|CLINIC|VANCOUVER|20261121||RRI^I12^RRI_I12|" + id
                + "|P|2.5.1|||||CAN|UNICODE UTF-8\rMSA|AA|1\rRF1|A^Accepté\r";
        try (Socket socket = new Socket("127.0.0.1", properties.emrPort())) {
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(MllpFrameEncoder.frame(message.getBytes(StandardCharsets.UTF_8)));
            }
            String ack = new String(new FrameReader(socket, Duration.ofSeconds(20)).read(), StandardCharsets.UTF_8);
            assertThat(ack).startsWith("MSH|").contains("\rMSA|AA|" + id);
        }
        JsonNode kept = outbox("?channel=MLLP&partner=vancouver-clinic");
        assertThat(kept.findValuesAsText("content")).anyMatch(text -> text.contains(id) && text.contains("Accepté"));
    }

    @Test
    void mailAndNotificationsStayHereAndTheLinkInAMailCanBeClicked() throws Exception {
        assertThat(browser.post("/sandbox/rest-hook/nobody", Map.of()).status()).isEqualTo(404);
        String number = referral("harbour-walkers");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> outbox("?channel=EMAIL").toString().contains(number));
        Shown page = browser.get("/sandbox?lang=en");
        Browser.check(page);
        assertThat(page.text())
                .contains("To harbour-walkers, by e-mail", number)
                .doesNotContain("Lafleur");
        String link = page.page().select("article:contains(" + number + ") a").attr("href");
        Shown answered = browser.post(link.substring(link.indexOf("/answer/")), Map.of("move", "accept"));
        assertThat(answered.status()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox("?channel=REST_HOOK&partner=sudbury-clinic")
                .toString()
                .contains("webhook-id"));
    }

    /** The clinic with a FHIR EMR refers to an organisation that the directory describes. Gives the referral's number. */
    private String referral(String owner) throws Exception {
        Bundle bundle = Referrals.transaction(owner);
        UUID organization = new FeedIds("sandbox-211").id(new SourceKey(RecordKind.ORGANIZATION, owner));
        ((Task) bundle.getEntry().get(2).getResource()).setOwner(new Reference("Organization/" + organization));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir"))
                                .header("Authorization", "Bearer sandbox-sudbury-clinic")
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(Fhir.json(bundle)))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String location = new Fhir.Answer(200, response.body(), response.headers())
                .as(Bundle.class)
                .getEntry()
                .get(2)
                .getResponse()
                .getLocation();
        return ReferralNumber.of(UUID.fromString(new IdType(location).getIdPart()));
    }

    private JsonNode outbox(String query) throws Exception {
        Shown shown = browser.get("/sandbox/outbox" + query);
        assertThat(shown.status()).isEqualTo(200);
        return JSON.readTree(shown.body());
    }
}

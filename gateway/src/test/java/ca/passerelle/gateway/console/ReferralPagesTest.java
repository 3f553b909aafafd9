package ca.passerelle.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Browser.Shown;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clinic refers to link workers, who refer onward; each sees its part of the story, on a page and as JSON. */
@GatewayTest
class ReferralPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);
    private String upper = "";
    private String lower = "";

    @BeforeEach
    void aReferralGoesOnward() {
        browser = new Browser(port);
        Fhir connectors = new Fhir(port, "connectors");
        Referrals.Sent sent = Referrals.send(new Fhir(port, "south-clinic"), "connectors");
        upper = sent.task().getIdPart();
        Bundle onward = Referrals.transaction("walkers");
        ((ServiceRequest) onward.getEntry().get(1).getResource())
                .addBasedOn(new Reference("ServiceRequest/" + sent.request().getIdPart()));
        ((Task) onward.getEntry().get(2).getResource()).addPartOf(new Reference("Task/" + upper));
        Fhir.Answer made = connectors.post("", onward);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        lower = new IdType(made.as(Bundle.class).getEntry().get(2).getResponse().getLocation()).getIdPart();
    }

    @Test
    void whoeverRefersOnwardSeesBothReferrals() throws Exception {
        JsonNode story = story("connectors", upper);
        assertThat(story.path("referral").asText()).isEqualTo(upper);
        assertThat(story.path("state").path("status").asText()).isEqualTo("accepted");
        List<String> referrals = story.path("events").findValuesAsText("referral");
        assertThat(referrals).as("what a rule made of another event follows it").containsExactly(upper, lower, upper);
        JsonNode onward = story.path("events").get(1);
        assertThat(onward.path("deliveries").get(0).path("channel").asText()).isEqualTo("EMAIL");
        assertThat(onward.path("deliveries").get(0).path("to").path("key").asText())
                .isEqualTo("walkers");
    }

    @Test
    void theClinicSeesItsOwnAndTheGroupSeesTheOneItGot() throws Exception {
        JsonNode clinic = story("south-clinic", upper);
        assertThat(clinic.path("events").findValuesAsText("referral")).containsOnly(upper);
        JsonNode first = clinic.path("events").get(0);
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.path("kind").asText()).isEqualTo("requested");
        assertThat(first.path("rule").asText()).isEqualTo("send");
        assertThat(first.path("to").path("businessStatus").asText()).isEqualTo("sent");
        assertThat(first.path("by").path("nameFr").asText()).isEqualTo("Clinique du Sud");
        assertThat(story("walkers", lower).path("events").findValuesAsText("referral"))
                .containsOnly(lower);
    }

    @Test
    void whoeverTakesNoPartLearnsNothing() {
        Shown hidden = events("walkers", upper);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.headers().firstValue("Content-Type")).contains("application/problem+json");
        Shown unknown = events("walkers", "00000000-0000-4000-8000-000000000000");
        assertThat(hidden.body().replace(upper, ""))
                .isEqualTo(unknown.body().replace("00000000-0000-4000-8000-000000000000", ""));
        assertThat(events("south-clinic", lower).status()).isEqualTo(404);
        assertThat(events("nobody", upper).status()).isEqualTo(401);
        assertThat(browser.get("/referrals/" + upper).status()).isEqualTo(302);
    }

    @Test
    void thePageTellsTheStoryInBothLanguages() {
        browser.signIn("connectors");
        Shown english = browser.get("/referrals/" + upper + "?lang=en");
        assertThat(english.status()).isEqualTo(200);
        Browser.check(english);
        assertThat(english.text())
                .contains("Referral made", "By South Clinic", "From “Sent” to “Accepted”", "Walking Group, by e-mail");
        assertThat(english.body()).doesNotContain("Lafleur", "Noémie");
        Shown french = browser.get("/referrals/" + upper + "?lang=fr");
        Browser.check(french);
        assertThat(french.text())
                .contains("Aiguillage demandé", "Par Clinique du Sud", "Groupe de marche, par courriel");
        Shown missing = browser.get("/referrals/00000000-0000-4000-8000-000000000000");
        assertThat(missing.status()).isEqualTo(404);
        Browser.check(missing);
    }

    @Test
    void homeLeadsToTheNewestReferralsAndOutAgain() {
        Shown stranger = browser.get("/?lang=en");
        Browser.check(stranger);
        assertThat(stranger.page().select("a[href=/sign-in]")).hasSize(1);
        Browser.check(browser.get("/sign-in"));
        browser.signIn("connectors");
        Shown home = browser.get("/");
        Browser.check(home);
        assertThat(home.page().select("a[href=/referrals/" + lower + "]")).hasSize(1);
        assertThat(home.text()).contains("Community Connectors");
        Map<String, String> token =
                Map.of("_csrf", home.page().select("input[name=_csrf]").val());
        assertThat(browser.post("/logout", token).status()).isEqualTo(302);
        assertThat(browser.get("/referrals/" + upper).status()).isEqualTo(302);
    }

    @Test
    void aWrongTokenOpensNothing() {
        String token =
                browser.get("/sign-in").page().select("input[name=_csrf]").val();
        Shown refused =
                browser.post("/sign-in", Map.of("username", "walkers", "password", "token-connectors", "_csrf", token));
        assertThat(refused.location()).contains("/sign-in?error");
        Shown again = browser.get("/sign-in?error&lang=en");
        Browser.check(again);
        assertThat(again.text()).contains("do not belong together");
    }

    @Test
    void nothingOfTheSandboxIsHere() {
        for (String path : List.of("/sandbox", "/sandbox/outbox", "/sandbox/rest-hook/walkers")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(browser.post("/sandbox/rest-hook/walkers", Map.of()).status())
                .isEqualTo(404);
    }

    private JsonNode story(String partner, String task) throws Exception {
        Shown shown = events(partner, task);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("Lafleur", "Noémie");
        return JSON.readTree(shown.body());
    }

    private Shown events(String partner, String task) {
        return browser.get("/referrals/" + task + "/events", "Authorization", "Bearer token-" + partner);
    }
}

package ca.passerelle.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Browser.Shown;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A link worker sees two clinics' records of perhaps one person side by side and decides, by keyboard and without script. */
@GatewayTest
class PersonPairPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PersonIndex index;

    private final String family = "Rivi" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private Browser browser = new Browser(0);
    private String pair = "";

    @BeforeEach
    void twoRecords() {
        browser = new Browser(port);
        String one = refer("north-clinic", "12 Rue du Port");
        String other = refer("south-clinic", "7 Avenue des Pins");
        index.settle();
        pair = one.compareTo(other) <= 0 ? one + "/" + other : other + "/" + one;
    }

    @Test
    void bothSidesAreSeenAndAPersonDecides() {
        browser.signIn("connectors");
        Shown queue = browser.get("/pairs?lang=en");
        Browser.check(queue);
        assertThat(queue.page().select("a[href=/pairs/persons/" + pair + "]")).hasSize(1);
        assertThat(queue.text()).contains("The same date of birth").doesNotContain(family, "Is this one service?");
        assertThat(browser.get("/").page().select("a[href=/pairs]")).hasSize(1);
        Shown sides = browser.get("/pairs/persons/" + pair + "?lang=fr");
        Browser.check(sides);
        assertThat(sides.text())
                .contains("Clinique du Nord", "Clinique du Sud", family, "12 Rue du Port", "7 Avenue des Pins")
                .contains("Différent", "Identique", "La même date de naissance");
        Shown nothing = decide(sides, "", "");
        assertThat(nothing.status()).isEqualTo(422);
        Browser.check(nothing);
        assertThat(nothing.page().select("[role=alert] a")).isNotEmpty();
        Shown reasonless = decide(sides, "link", " ");
        assertThat(reasonless.status()).isEqualTo(422);
        assertThat(reasonless.page().select("#decision-link[checked]"))
                .as("what was chosen stays chosen")
                .hasSize(1);
        Shown done = decide(sides, "link", "Called her: both are hers");
        assertThat(done.status()).isEqualTo(303);
        Shown after = browser.get(done.location());
        Browser.check(after);
        assertThat(after.text()).contains("Votre décision est enregistrée.");
        assertThat(after.body()).doesNotContain(pair);
        assertThat(browser.get("/pairs/persons/" + pair + "?lang=en").text()).contains("These two are linked");
    }

    @Test
    void whoeverMayNotCallTheApiSeesNothing() {
        assertThat(browser.get("/pairs").status()).as("nobody").isEqualTo(302);
        assertThat(browser.get("/pairs/persons/" + pair).status()).isEqualTo(302);
        for (String partner : new String[] {"north-clinic", "walkers"}) {
            Browser other = new Browser(port);
            other.signIn(partner);
            Shown queue = other.get("/pairs");
            Browser.check(queue);
            assertThat(queue.body()).doesNotContain(pair);
            Shown hidden = other.get("/pairs/persons/" + pair);
            assertThat(hidden.status()).as(partner).isEqualTo(404);
            assertThat(hidden.body()).doesNotContain(family);
            assertThat(other.get("/pairs/services/" + pair).status()).isEqualTo(403);
        }
        browser.signIn("connectors");
        assertThat(browser.get("/pairs/houses/" + pair).status()).isEqualTo(404);
        assertThat(browser.get("/pairs/persons/1/2").status()).isEqualTo(404);
        assertThat(browser.post("/pairs/persons/" + pair, Map.of("decision", "link", "reason", "forged"))
                        .status())
                .as("a form from elsewhere")
                .isEqualTo(403);
    }

    private Shown decide(Shown form, String decision, String reason) {
        Map<String, String> sent = new HashMap<>(Map.of("reason", reason, "lang", "fr"));
        sent.put(
                "_csrf",
                form.page().select("form[action^=/pairs] input[name=_csrf]").val());
        if (!decision.isEmpty()) {
            sent.put("decision", decision);
        }
        return browser.post("/pairs/persons/" + pair, sent);
    }

    private String refer(String clinic, String street) {
        Bundle referral = Referrals.transaction("connectors");
        Patient patient = (Patient) referral.getEntry().get(0).getResource();
        patient.getNameFirstRep().setFamily(family);
        patient.getBirthDateElement().setValueAsString("1950-05-05");
        patient.addAddress().addLine(street).setCity("Ville");
        Fhir.Answer sent = new Fhir(port, clinic).post("", referral);
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        return new IdType(sent.as(Bundle.class).getEntry().get(0).getResponse().getLocation()).getIdPart();
    }
}

package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A consent ends at its time or by a word; who shares what it allowed learns of it, once. */
@GatewayTest
class ConsentClockTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ConsentClock clock;

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void aConsentWhoseTimeIsOverEndsOnceAndBothPartiesLearnOfIt() {
        Referrals.Sent sent = Referrals.send(clinic, "north-clinic");
        String id = sent.task().getIdPart();
        String lasting = consent(sent, Instant.now().plus(1, ChronoUnit.DAYS));
        String over = consent(sent, Instant.now().plus(2, ChronoUnit.SECONDS));
        String longOver = consent(sent, Instant.now().minus(1, ChronoUnit.DAYS));
        name(sent, lasting, over, longOver);
        Referrals.Sent other = Referrals.send(clinic, "north-clinic");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            clock.ring();
            assertThat(read(over).getStatus()).isEqualTo(ConsentState.INACTIVE);
        });
        clock.ring();
        assertThat(read(longOver).getStatus()).as("its custodian knew").isEqualTo(ConsentState.ACTIVE);
        assertThat(read(lasting).getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(kinds(id)).containsExactly("requested", "amended", "consent-ended");
        assertThat(told(id)).as("the owner and the requester").isEqualTo(2);
        assertThat(kinds(other.task().getIdPart())).containsExactly("requested");
    }

    @Test
    void aConsentThatIsWithdrawnIsToldToTheOther() {
        Referrals.Sent sent = Referrals.send(clinic, "north-clinic");
        String id = sent.task().getIdPart();
        String consent = consent(sent, Instant.now().plus(1, ChronoUnit.DAYS));
        name(sent, consent);
        Fhir.Answer answer =
                clinic.patch(consent, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(kinds(id)).containsExactly("requested", "amended", "consent-ended");
        assertThat(told(id)).as("the owner").isEqualTo(1);
    }

    private String consent(Referrals.Sent sent, Instant end) {
        Consent consent = new Consent()
                .setStatus(ConsentState.ACTIVE)
                .setScope(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent")))
                .addCategory(new CodeableConcept(new Coding("http://loinc.org", "59284-0", "Consent Document")))
                .setPatient(new Reference("Patient/" + sent.patient().getIdPart()));
        consent.setPolicyRule(new CodeableConcept().setText("Invented policy"));
        consent.getProvision().getPeriod().setEnd(Date.from(end));
        Fhir.Answer answer = clinic.post("Consent", consent);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "Consent/" + answer.as(Consent.class).getIdElement().getIdPart();
    }

    /** The request says what allows it. */
    private void name(Referrals.Sent sent, String... consents) {
        String path = "ServiceRequest/" + sent.request().getIdPart();
        ServiceRequest request = clinic.get(path).as(ServiceRequest.class);
        for (String consent : consents) {
            request.addSupportingInfo(new Reference(consent));
        }
        Fhir.Answer answer =
                clinic.put(path, request, "If-Match", "W/\"" + request.getMeta().getVersionId() + "\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Consent read(String consent) {
        return clinic.get(consent).as(Consent.class);
    }

    private List<String> kinds(String id) {
        return jdbc.queryForList(
                "select kind from referral_event where referral_id = ?::uuid order by version", String.class, id);
    }

    private int told(String id) {
        return jdbc.queryForObject(
                "select count(distinct e.partner_id) from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                        + " where d.referral_id = ?::uuid and d.version = 3",
                Integer.class,
                id);
    }
}

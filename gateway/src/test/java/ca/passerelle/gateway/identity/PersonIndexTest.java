package ca.passerelle.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.HealthNumber;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records of two clinics that are one person, and who may know of it. */
@GatewayTest
class PersonIndexTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PersonIndex index;

    @Autowired
    private JdbcTemplate jdbc;

    @As("north-clinic")
    private Fhir north;

    @As("south-clinic")
    private Fhir south;

    @As("connectors")
    private Fhir connectors;

    @As("walkers")
    private Fhir walkers;

    private final String number =
            "9" + (100_000_000 + Math.abs(UUID.randomUUID().hashCode()) % 899_999_999);
    private final String family = "Lac" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @Test
    void theSameNumberLinksAndNobodySeesThroughTheLink() {
        String one = refer(north, "connectors", number, "Noémie");
        String other = refer(south, "connectors", number, "Noemie");
        index.settle();
        assertThat(same(connectors, one)).contains("Patient/" + other);
        assertThat(same(connectors, other)).contains("Patient/" + one);
        // The clinics have one record each: of the other's there is no sign.
        assertThat(same(north, one)).isEqualTo("[]");
        assertThat(same(south, other)).isEqualTo("[]");
        Fhir.Answer hidden = north.send("GET", "../identity/patients/" + other + "/same", (byte[]) null);
        Fhir.Answer missing = north.send("GET", "../identity/patients/" + UUID.randomUUID() + "/same", (byte[]) null);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body().replaceAll("patients/[0-9a-f-]+", ""))
                .isEqualTo(missing.body().replaceAll("patients/[0-9a-f-]+", ""));
        assertThat(north.get("Patient/" + other).status()).isEqualTo(404);
        assertThat(north.get("Patient?identifier=" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
    }

    @Test
    void nameAndBirthDateOnlyProposeAndAPersonDecides() {
        String one = refer(north, "connectors", "", "Zoé");
        String other = refer(south, "connectors", "", "ZOE");
        index.settle();
        assertThat(same(connectors, one)).isEqualTo("[]");
        assertThat(proposals(connectors)).contains(one).contains(other).contains("same-birth-date");
        assertThat(proposals(connectors)).doesNotContain(family);
        // Neither clinic sees both; a community organisation that saw both would not be asked.
        assertThat(proposals(north)).doesNotContain(one);
        assertThat(decide(north, one, other, "link").status()).isEqualTo(404);
        assertThat(decide(walkers, one, other, "link").status()).isEqualTo(404);
        assertThat(decide(connectors, one, other, "perhaps").status()).isEqualTo(422);
        assertThat(decide(connectors, one, other, "link").status()).isEqualTo(204);
        assertThat(same(connectors, one)).contains(other);
        assertThat(proposals(connectors)).doesNotContain(one);
        assertThat(decide(connectors, other, one, "separate").status()).isEqualTo(204);
        assertThat(same(connectors, one)).isEqualTo("[]");
        touch(one);
        index.settle();
        assertThat(proposals(connectors)).as("what a person decided stands").doesNotContain(one);
        assertThat(jdbc.queryForList(
                        "select state from person_event where one = least(?, ?) or other = greatest(?, ?) order by id",
                        String.class,
                        UUID.fromString(one),
                        UUID.fromString(other),
                        UUID.fromString(one),
                        UUID.fromString(other)))
                .contains("PROPOSED", "LINKED", "SEPARATE");
    }

    @Test
    void aNameAndBirthDateOfDozensIsAPlaceholder() {
        List<String> alike = IntStream.range(0, 14)
                .mapToObj(number -> refer(north, "connectors", "", "Inconnue"))
                .toList();
        index.settle();
        assertThat(proposals(connectors)).contains(alike.get(1)).doesNotContain(alike.get(13));
    }

    @Test
    void aLinkGoesWithTheNumberThatMadeIt() {
        String one = refer(north, "connectors", number, "Lucie");
        String other = refer(south, "connectors", number, "Lucie");
        index.settle();
        assertThat(same(connectors, one)).contains(other);
        Patient corrected = north.get("Patient/" + one).as(Patient.class);
        corrected.getIdentifierFirstRep().setValue("9" + number.substring(1, 9) + "x");
        corrected.getNameFirstRep().setFamily("Autre");
        assertThat(north.put("Patient/" + one, corrected).status()).isEqualTo(200);
        index.settle();
        assertThat(same(connectors, one)).isEqualTo("[]");
        assertThat(same(connectors, other)).isEqualTo("[]");
    }

    @Test
    void nobodyIsAskedWithoutAToken() {
        assertThat(new Fhir(port, "nobody")
                        .send("GET", "../identity/proposals", (byte[]) null)
                        .status())
                .isEqualTo(401);
    }

    private String refer(Fhir clinic, String owner, String healthNumber, String given) {
        Bundle bundle = Referrals.transaction(owner);
        Patient patient = (Patient) bundle.getEntry().get(0).getResource();
        patient.getNameFirstRep().setFamily(family).getGiven().get(0).setValue(given);
        patient.getBirthDateElement().setValueAsString("1951-03-12");
        if (!healthNumber.isEmpty()) {
            patient.getIdentifierFirstRep().setSystem(HealthNumber.BC.system()).setValue(healthNumber);
        }
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new IdType(
                        answer.as(Bundle.class).getEntry().get(0).getResponse().getLocation())
                .getIdPart();
    }

    private void touch(String patient) {
        jdbc.update(
                "update person_member set pending = clock_timestamp() where patient_id = ?", UUID.fromString(patient));
    }

    private static String same(Fhir client, String patient) {
        Fhir.Answer answer = client.send("GET", "../identity/patients/" + patient + "/same", (byte[]) null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String proposals(Fhir client) {
        Fhir.Answer answer = client.send("GET", "../identity/proposals", (byte[]) null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Fhir.Answer decide(Fhir client, String one, String other, String decision) {
        return client.send(
                "POST",
                "../identity/pairs/" + one + "/" + other,
                "{\"decision\":\"" + decision + "\",\"reason\":\"Asked her on the phone\"}",
                "Content-Type",
                "application/json");
    }
}

package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record as the FHIR R4 REST API describes it. */
@GatewayTest
class RecordApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("pantry")
    private Fhir other;

    @Test
    void eightClientsWithTheSameConditionMakeOneResource() throws Exception {
        String number = UUID.randomUUID().toString();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Fhir.Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> clinic.post("Patient", patient(number), "If-None-Exist", "identifier=" + number));
            }
            Set<String> ids = new HashSet<>();
            for (Future<Fhir.Answer> call : pool.invokeAll(calls)) {
                assertThat(call.get().status()).as(call.get().body()).isIn(200, 201);
                ids.add(call.get().as(Patient.class).getIdElement().getIdPart());
            }
            assertThat(ids).hasSize(1);
        } finally {
            pool.shutdown();
        }
        assertThat(clinic.get("Patient?identifier=" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
    }

    @Test
    void aConditionDoesNotSeeWhatTheCallerMayNotSee() {
        String number = UUID.randomUUID().toString();
        Fhir.Answer mine = clinic.post("Patient", patient(number), "If-None-Exist", "identifier=" + number);
        Fhir.Answer theirs = other.post("Patient", patient(number), "If-None-Exist", "identifier=" + number);
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.as(Patient.class).getIdElement().getIdPart())
                .isNotEqualTo(mine.as(Patient.class).getIdElement().getIdPart());
    }

    @Test
    void pagesHaveNoGapsAndNoRepeats() {
        String gender = "other";
        Set<String> created = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            Patient patient = patient(UUID.randomUUID().toString());
            patient.setGender(AdministrativeGender.OTHER);
            created.add(other.post("Patient", patient)
                    .as(Patient.class)
                    .getIdElement()
                    .getIdPart());
        }
        for (String order : List.of("-_lastUpdated", "_lastUpdated", "_id")) {
            List<String> seen = new ArrayList<>();
            String next = "Patient?gender=" + gender + "&_count=3&_sort=" + order;
            while (next != null) {
                Bundle page = other.get(next).as(Bundle.class);
                page.getEntry().forEach(entry -> seen.add(id(entry)));
                next = page.getLink("next") == null
                        ? null
                        : page.getLink("next").getUrl().replaceAll(".*/fhir/", "");
            }
            assertThat(seen).as(order).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(created);
        }
    }

    @Test
    void whatTheGrammarDoesNotKnowIsRefusedByName() {
        Fhir.Answer answer = clinic.get("Task?colour=blue");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("colour").contains(ProblemCode.UNSUPPORTED_PARAMETER.code());
        assertThat(clinic.get("Task?patient.gender=male").status()).isEqualTo(400);
        assertThat(clinic.get("Task?_has:Provenance:target:agent=x").status()).isEqualTo(400);
        assertThat(clinic.get("Task?_include=*").status()).isEqualTo(400);
        assertThat(clinic.get("Medication").status()).isEqualTo(404);
    }

    @Test
    void searchesTasksByEveryParameterOfTheDirectReferral() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String id = sent.task().getIdPart();
        String owner = "Organization/" + Referrals.organization("connectors");
        for (String query : List.of(
                "_id=" + id,
                "code=fulfill&_id=" + id,
                "code=http://hl7.org/fhir/CodeSystem/task-code%7Cfulfill&_id=" + id,
                "patient=" + sent.patient().getIdPart(),
                "patient=Patient/" + sent.patient().getIdPart(),
                "patient:Patient=" + sent.patient().getIdPart(),
                "requester=Organization/" + Referrals.organization("south-clinic") + "&_id=" + id,
                "owner=" + owner + "&status=requested&_id=" + id,
                "owner=https://other.example.org/fhir/" + owner + "&_id=" + id,
                "status=requested,accepted&_id=" + id,
                "status:not=completed&_id=" + id,
                "business-status=sent&_id=" + id,
                "focus=ServiceRequest/" + sent.request().getIdPart(),
                "based-on=" + sent.request().getIdPart(),
                "_lastUpdated=ge2026-01-01&_id=" + id,
                "_lastupdated=gt2026-01-01T00:00:00Z&_id=" + id)) {
            Bundle found = clinic.get("Task?" + query).as(Bundle.class);
            assertThat(found.getEntry()).as(query).hasSize(1);
            assertThat(id(found.getEntryFirstRep())).as(query).isEqualTo(id);
        }
        for (String query :
                List.of("status=completed", "owner=Organization/" + UUID.randomUUID(), "_lastUpdated=lt2020")) {
            assertThat(clinic.get("Task?" + query + "&_id=" + id)
                            .as(Bundle.class)
                            .getEntry())
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void stringsAreFoundWithoutCaseAndAccents() {
        String family = "Émond" + UUID.randomUUID().toString().substring(0, 8);
        Patient patient = patient(UUID.randomUUID().toString());
        patient.getNameFirstRep().setFamily(family);
        clinic.post("Patient", patient);
        assertThat(clinic.get("Patient?family=emond" + family.substring(5))
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(1);
        assertThat(clinic.get("Patient?name:contains=" + family.substring(6))
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(1);
        assertThat(clinic.get("Patient?family:exact=" + family.substring(5))
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
    }

    @Test
    void versionsAreKeptAndReadBack() {
        Patient patient =
                clinic.post("Patient", patient(UUID.randomUUID().toString())).as(Patient.class);
        String path = "Patient/" + patient.getIdElement().getIdPart();
        patient.getNameFirstRep().setFamily("Autrement");
        assertThat(clinic.put(path, patient, "If-Match", "W/\"1\"").status()).isEqualTo(200);
        assertThat(clinic.put(path, patient).as(Patient.class).getMeta().getVersionId())
                .as("an update that changes nothing makes no version")
                .isEqualTo("2");
        assertThat(clinic.get(path + "/_history/1")
                        .as(Patient.class)
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Lafleur");
        assertThat(clinic.get(path + "/_history").as(Bundle.class).getEntry()).hasSize(2);
        assertThat(other.get(path + "/_history").status()).isEqualTo(404);
        assertThat(other.get(path + "/_history/1").status()).isEqualTo(404);
    }

    @Test
    void deletesWhereItIsAllowed() {
        String path = "Practitioner/"
                + clinic.post("Practitioner", new Practitioner().setActive(true))
                        .as(Practitioner.class)
                        .getIdElement()
                        .getIdPart();
        assertThat(clinic.delete(path).status()).isIn(200, 204);
        assertThat(clinic.get(path).status()).isEqualTo(410);
        assertThat(clinic.get(path + "/_history").as(Bundle.class).getEntry()).hasSize(2);
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        assertThat(clinic.delete(sent.taskPath()).status()).isEqualTo(405);
        assertThat(clinic.delete("Patient/" + sent.patient().getIdPart()).status())
                .isEqualTo(409);
    }

    @Test
    void aTransactionIsCarriedOutWhollyOrNotAtAll() {
        String number = UUID.randomUUID().toString();
        Bundle bundle = Referrals.transaction("connectors");
        ((Patient) bundle.getEntry().get(0).getResource())
                .getIdentifierFirstRep()
                .setValue(number);
        ((ServiceRequest) bundle.getEntry().get(1).getResource())
                .getSubject()
                .setReference("Patient/" + UUID.randomUUID());
        assertThat(clinic.post("", bundle).status()).isEqualTo(422);
        assertThat(clinic.get("Patient?identifier=" + number).as(Bundle.class).getTotal())
                .isZero();
    }

    @Test
    void contentIsReadStrictly() {
        assertThat(clinic.post("Patient", "{\"resourceType\":\"Patient\",\"colour\":\"blue\"}")
                        .status())
                .isEqualTo(400);
        assertThat(clinic.post("Patient", "{\"resourceType\":\"Patient\",").status())
                .isEqualTo(400);
        Fhir.Answer incomplete = clinic.post(
                "ServiceRequest", "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\"}");
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete
                        .as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo("ServiceRequest.subject");
        assertThat(clinic.post(
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                                        + "{\"resourceType\":\"Bundle\",\"type\":\"batch\"},\"request\":{\"method\":\"POST\",\"url\":\"Bundle\"}}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theBytesOfARefusedWriteAreKept() {
        long before = refused();
        String broken = "{\"resourceType\":\"Patient\",\"colour\":\"" + UUID.randomUUID() + "\"}";
        clinic.post("Patient", broken);
        assertThat(refused()).isEqualTo(before + 1);
        clinic.get("Patient?colour=blue");
        assertThat(refused()).as("a read has nothing to keep").isEqualTo(before + 1);
    }

    private long refused() {
        Long count = jdbc.queryForObject(
                "select count(*) from journal_message where channel = 'FHIR' and state = 'REFUSED'", Long.class);
        return count == null ? 0 : count;
    }

    @Test
    void answersInXmlToo() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer = clinic.get(sent.taskPath() + "?_format=xml");
        assertThat(answer.body()).startsWith("<Task xmlns=\"http://hl7.org/fhir\">");
    }

    @Test
    void aRepeatWithItsKeyGetsTheFirstAnswer() {
        Bundle bundle = Referrals.transaction("connectors");
        String key = UUID.randomUUID().toString();
        Fhir.Answer first = clinic.post("", bundle, "Idempotency-Key", key);
        Fhir.Answer again = clinic.post("", bundle, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.as(Bundle.class).getEntry().get(2).getResponse().getLocation())
                .isEqualTo(
                        first.as(Bundle.class).getEntry().get(2).getResponse().getLocation());
        Fhir.Answer different = clinic.post("", Referrals.transaction("connectors"), "Idempotency-Key", key);
        assertThat(different.status()).isEqualTo(422);
        assertThat(different.body()).contains(ProblemCode.IDEMPOTENCY_KEY_REUSED.code());
    }

    @Test
    void aBatchAnswersEachEntryForItself() {
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        batch.addEntry()
                .setResource(patient(UUID.randomUUID().toString()))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl("Task/" + UUID.randomUUID());
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl("Patient/" + UUID.randomUUID());
        batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl("CodeSystem/need");
        Bundle answer = clinic.post("", batch).as(Bundle.class);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "404", "204", "200");
        assertThat(answer.getEntry().get(3).getResource()).isInstanceOf(CodeSystem.class);
    }

    @Test
    void withoutAGoodTokenNothingIsSaid() {
        Fhir nobody = new Fhir(port, "nobody");
        assertThat(nobody.get("Task").status()).isEqualTo(401);
        assertThat(nobody.get("metadata").status()).isEqualTo(200);
    }

    private static String id(BundleEntryComponent entry) {
        return entry.getResource().getIdElement().getIdPart();
    }

    private static Patient patient(String number) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://example.org/mrn").setValue(number);
        patient.addName().setFamily("Lafleur");
        return patient;
    }
}

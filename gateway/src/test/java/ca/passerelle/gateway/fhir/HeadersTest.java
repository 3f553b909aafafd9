package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, addresses, bodies and connections, as HTTP and FHIR R4 section 3.1 have them. */
@GatewayTest
class HeadersTest {

    private static final String JSON = "application/fhir+json";

    @As("south-clinic")
    private Fhir clinic;

    private String path = "";
    private String id = "";

    @BeforeEach
    void aPatient() {
        Patient patient = new Patient();
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        patient.setActive(true).addPhoto().setTitle("A portrait");
        patient.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">A person</div>");
        patient.getText().setStatusAsString("generated");
        id = clinic.post("Patient", patient).as(Patient.class).getIdElement().getIdPart();
        path = "Patient/" + id;
    }

    @Test
    void aSearchIsStrictUnlessLenienceIsPreferred() {
        String query = "Patient?_id=" + id + "&colour=blue&shade=x&_sort=colour";
        for (String prefer : List.of("handling=strict", "return=minimal")) {
            Fhir.Answer strict = clinic.send("GET", query, (byte[]) null, "Prefer", prefer);
            assertThat(strict.status()).isEqualTo(400);
            assertThat(strict.body()).contains(ProblemCode.UNSUPPORTED_PARAMETER.code());
        }
        Bundle lenient = clinic.send("GET", query, (byte[]) null, "Prefer", "return=minimal; handling=lenient")
                .as(Bundle.class);
        assertThat(lenient.getTotal()).isEqualTo(1);
        assertThat(lenient.getLink("self").getUrl()).contains("_id=" + id).doesNotContain("colour", "shade");
        assertThat(lenient.getEntry().get(1).getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
        OperationOutcome ignored = (OperationOutcome) lenient.getEntry().get(1).getResource();
        assertThat(ignored.getIssue())
                .extracting(issue -> issue.getSeverity().toCode())
                .containsOnly("warning");
        assertThat(ignored.getIssue())
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .contains("colour", "shade", "_sort");
        assertThat(clinic.send("GET", "Patient?_count=x", (byte[]) null, "Prefer", "handling=lenient")
                        .status())
                .as("lenience is for what is unknown, not for what is wrong")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/%s?colour=blue, 400, colour",
        "Patient/%s?_count=1, 400, _count",
        "Patient/%s?_pretty=true&_format=json, 200, Patient",
        "Patient/%s/_history?colour=blue, 400, colour",
        "Patient/%s/_history?_at=2026, 400, _at",
        "Patient/%s/_history?_since=yesterday, 400, _since",
        "Patient/%s/_history?_since=2100-01-01T00:00:00Z, 200, '\"total\":0'",
        "Patient/%s/_history?_since=2020-01-01T00:00:00Z&_count=1, 200, '\"total\":1'",
        "Patient?_query=x, 400, _query"
    })
    void nothingThatIsAskedIsIgnored(String address, int status, String said) {
        Fhir.Answer answer = clinic.get(address.formatted(id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(said);
        if (address.contains("colour")) {
            assertThat(clinic.send("GET", address.formatted(id), (byte[]) null, "Prefer", "handling=lenient")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,Patient/%s,405",
        "PUT,Patient,405",
        "PATCH,Patient,405",
        "DELETE,Patient,405",
        "DELETE,Patient?active=true,405",
        "PUT,metadata,405",
        "PATCH,,405",
        "DELETE,,405",
        "POST,Patient/%s/_history,405",
        "TRACE,Patient/%s,405",
        "BREW,Patient/%s,405",
        "GET,Medication/1,404",
        "POST,Medication,404",
        "GET,Nobody,404",
        "GET,$export,404",
        "GET,Patient/%s/$meta,404",
        "POST,Patient/%s/$meta-add,404"
    })
    void whatIsNotOfferedIsSaidSo(String method, String address, int status) {
        String target = address == null ? "" : address.formatted(id);
        byte[] body = method.equals("GET") || method.equals("TRACE") || method.equals("BREW")
                ? null
                : Fhir.json(patient(true)).getBytes(StandardCharsets.UTF_8);
        Fhir.Answer answer = body == null
                ? clinic.send(method, target, (byte[]) null)
                : clinic.send(method, target, body, "Content-Type", JSON);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 405) {
            assertThat(header(answer, "Allow")).isNotEmpty();
        }
        if (!method.equals("TRACE")) {
            assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getExpression())
                    .isNotEmpty();
        }
        assertThat(clinic.get(path).as(Patient.class).getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void aChangeOfAnExtensionAloneIsAChange() {
        String born = "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"_birthDate\":{\"extension\":[{\"url\":"
                + "\"http://example.org/known\",\"valueCode\":\"%s\"}]}}";
        for (String known : List.of("unknown", "asked")) {
            clinic.send("PUT", path, born.formatted(id, known), "Content-Type", JSON);
        }
        assertThat(clinic.get(path).body()).contains("asked");
        assertThat(clinic.get(path).as(Patient.class).getMeta().getVersionId()).isEqualTo("3");
    }

    @Test
    void anAddressSaysWhatItTakes() {
        Fhir.Answer answer = clinic.send("OPTIONS", path, (byte[]) null);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(header(answer, "Allow"))
                .contains("GET", "PUT", "PATCH", "DELETE")
                .doesNotContain("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/csv",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json-patch+json",
                "application/fhir+json; charset=iso-8859-1",
                "application/fhir+json; fhirVersion=3.0"
            })
    void whatIsNotFhirIsNotTaken(String type) {
        Fhir.Answer answer =
                clinic.send("POST", "Patient", Fhir.json(new Patient().setActive(true)), "Content-Type", type);
        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo("Content-Type");
        assertThat(clinic.send("PATCH", path, "<diff/>", "Content-Type", "application/xml-patch+xml")
                        .status())
                .isEqualTo(415);
        assertThat(clinic.send("POST", "Patient", Fhir.json(new Patient().setActive(true)))
                        .status())
                .as("without a type")
                .isEqualTo(415);
    }

    @Test
    void theBodyAgreesWithTheAddress() {
        assertThat(clinic.put(path, (Resource)
                                patient(true).setId(UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(400);
        assertThat(clinic.put(path, new Patient().setActive(true)).status()).isEqualTo(400);
        assertThat(clinic.put(path, new Task().setId(id)).status()).isEqualTo(400);
        Patient created = clinic.post("Patient", patient(true)).as(Patient.class);
        assertThat(created.getIdElement().getIdPart())
                .as("the id of what is created is ours")
                .isNotEqualTo(id);
        String nobody = UUID.randomUUID().toString();
        Fhir.Answer unknown = clinic.put(
                "Patient/" + nobody, (Resource) new Patient().setActive(true).setId(nobody));
        assertThat(unknown.status()).as("an update creates nothing").isEqualTo(404);
    }

    @Test
    void aSearchByFormCountsBothItsParts() {
        Fhir.Answer answer = clinic.send(
                "POST",
                "Patient/_search?_id=" + id,
                "family=lafleur&_count=5",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.as(Bundle.class).getTotal()).isEqualTo(1);
        assertThat(clinic.send(
                                "POST",
                                "Patient/_search?_id=" + id,
                                "family=nobody",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
        assertThat(clinic.send("POST", "Patient/_search", "{}", "Content-Type", JSON)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBundleHasATypeThatIsCarriedOut() {
        for (String type : List.of("", ",\"type\":\"searchset\"", ",\"type\":\"document\"")) {
            assertThat(clinic.post("", "{\"resourceType\":\"Bundle\"" + type + "}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void headersOfOtherServersHaveNoEffect() {
        Fhir.Answer answer = clinic.send(
                "PUT",
                path,
                Fhir.json(patient(false)),
                "Content-Type",
                JSON,
                "X-HTTP-Method-Override",
                "DELETE",
                "X-Meta-Snapshot-Mode",
                "SECURITY_LABEL",
                "X-Rewrite-History",
                "true",
                "X-Cascade",
                "delete",
                "X-Retry-On-Version-Conflict",
                "retry; max-retries=10",
                "X-Upsert-Extistence-Check",
                "disabled",
                "X-Request-Partition-IDs",
                "1",
                "X-Security-Context",
                "C1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.as(Patient.class).getMeta().getVersionId()).isEqualTo("2");
        assertThat(clinic.get(path + "/_history/1").as(Patient.class).getActive())
                .isTrue();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(header(answer, "X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void theConnectionStaysOpenAfterARefusal() {
        for (String refused : List.of("Patient/" + UUID.randomUUID(), "Medication/1")) {
            Fhir.Answer answer = clinic.get(refused);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Connection")).isNotEqualTo(Optional.of("close"));
        }
    }

    private Patient patient(boolean active) {
        Patient patient = new Patient().setActive(active);
        patient.setId(id);
        return patient;
    }

    private static String header(Fhir.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats, parts and sizes of answers, as HTTP and FHIR R4 section 3.1 have them. */
@GatewayTest
class FormatsTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/fhir+json | json",
                "application/json | json",
                "application/fhir+xml | xml",
                "text/xml | xml",
                "*/* | json",
                "text/html,application/xhtml+xml,*/*;q=0.8 | json",
                "application/fhir+json;q=0.5, application/fhir+xml;q=0.9 | xml",
                "application/fhir+xml;q=0.5, application/fhir+json;q=0.9 | json",
                "application/fhir+json; charset=utf-8 | json",
                "application/fhir+json; fhirVersion=4.0 | json",
                "application/fhir+json; fhirVersion=3.0 | none",
                "text/csv | none",
                "text/html | none",
                "application/fhir+json;q=0 | none"
            })
    void theFormatIsAgreedOn(String accept, String format) {
        Fhir.Answer answer = clinic.send("GET", path, (byte[]) null, "Accept", accept.strip());
        if (format.equals("none")) {
            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.as(OperationOutcome.class)
                            .getIssueFirstRep()
                            .getExpression()
                            .get(0)
                            .getValue())
                    .isEqualTo("Accept");
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(header(answer, "Content-Type"))
                    .isEqualToIgnoringCase("application/fhir+" + format + ";charset=UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "json,json",
        "xml,xml",
        "application/fhir%2Bxml,xml",
        "application/fhir+xml,xml",
        "application/json,json",
        "text/xml,xml",
        "ttl,none",
        "html,none",
        "blue,none"
    })
    void theFormatInTheAddressGoesFirst(String format, String expected) {
        Fhir.Answer answer = clinic.send("GET", path + "?_format=" + format, (byte[]) null, "Accept", "text/csv");
        assertThat(answer.status()).isEqualTo(expected.equals("none") ? 406 : 200);
        if (!expected.equals("none")) {
            assertThat(header(answer, "Content-Type")).startsWith("application/fhir+" + expected);
        }
    }

    @Test
    void partsOfAResourceAreMarkedAsSuch() {
        Patient summary = part("_summary=true");
        assertThat(summary.hasActive()).isTrue();
        assertThat(summary.hasPhoto()).isFalse();
        assertThat(summary.hasText()).isFalse();
        Patient text = part("_summary=text");
        assertThat(text.getText().getDivAsString()).contains("A person");
        assertThat(text.hasName()).isFalse();
        Patient data = part("_summary=data");
        assertThat(data.hasText()).isFalse();
        assertThat(data.hasName()).isTrue();
        assertThat(data.hasPhoto()).isTrue();
        Patient elements = part("_elements=active,name");
        assertThat(elements.hasActive()).isTrue();
        assertThat(elements.hasName()).isTrue();
        assertThat(elements.hasText()).isFalse();
        Patient all = clinic.get(path + "?_summary=false").as(Patient.class);
        assertThat(all.hasPhoto()).isTrue();
        assertThat(all.getMeta().getTag()).isEmpty();
        assertThat(clinic.get(path + "?_summary=count").status()).isEqualTo(400);
        assertThat(clinic.get(path + "?_summary=blue").status()).isEqualTo(400);
        Bundle count = clinic.get("Patient?_id=" + id + "&_summary=count").as(Bundle.class);
        assertThat(count.getTotal()).isEqualTo(1);
        assertThat(count.getEntry()).isEmpty();
        Task task = clinic.get(Referrals.send(clinic, "connectors").taskPath() + "?_elements=owner")
                .as(Task.class);
        assertThat(task.hasOwner()).isTrue();
        assertThat(task.hasStatus()).as("what a Task must have is there").isTrue();
        assertThat(task.hasFor()).isFalse();
    }

    /** The part by a read and by a search, which must be alike. */
    private Patient part(String parameters) {
        Patient read = clinic.get(path + "?" + parameters).as(Patient.class);
        Patient found = (Patient) clinic.get("Patient?_id=" + id + "&" + parameters)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        for (Resource part : List.of(read, found)) {
            assertThat(part.getMeta().getTag()).extracting(Coding::getCode).containsExactly("SUBSETTED");
        }
        assertThat(Fhir.json((Resource) found.setId(id))).as(parameters).isEqualTo(Fhir.json((Resource)
                read.copy().setId(id)));
        return read;
    }

    @Test
    void lettersAreSpacedOutOnRequest() {
        assertThat(clinic.get(path + "?_pretty=true").body()).contains("\n  \"resourceType\"");
        assertThat(clinic.get(path).body()).doesNotContain("\n");
    }

    @Test
    void headIsAReadWithoutTheBody() {
        Fhir.Answer head = clinic.send("HEAD", path, (byte[]) null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo("W/\"1\"");
        assertThat(clinic.send("HEAD", "Patient/" + UUID.randomUUID(), (byte[]) null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void longAnswersAreCompressedForWhoTakesThat() {
        Fhir.Answer answer = clinic.send("GET", "metadata", (byte[]) null, "Accept-Encoding", "gzip");
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(clinic.get("metadata").headers().firstValue("Content-Encoding"))
                .isEmpty();
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

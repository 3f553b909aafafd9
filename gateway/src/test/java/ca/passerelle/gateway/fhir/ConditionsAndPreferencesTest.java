package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client has, what it binds a change to, and what it wants back: conditions and preferences of FHIR R4 section 3.1. */
@GatewayTest
class ConditionsAndPreferencesTest {

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
    void versionsAndTimesAreSaid() {
        Fhir.Answer created = clinic.post("Patient", new Patient().setActive(true));
        String location = header(created, "Location");
        assertThat(created.status()).isEqualTo(201);
        assertThat(location).matches("http://127.0.0.1:\\d+/fhir/Patient/[0-9a-f-]{36}/_history/1");
        assertThat(header(created, "ETag")).isEqualTo("W/\"1\"");
        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header(created, "Last-Modified")))
                .isNotNull();
        for (String read : List.of(path, path + "/_history/1")) {
            Fhir.Answer answer = clinic.get(read);
            assertThat(header(answer, "ETag")).isEqualTo("W/\"1\"");
            assertThat(header(answer, "Last-Modified")).isNotEmpty();
            assertThat(header(answer, "Content-Location")).endsWith(path + "/_history/1");
        }
        Fhir.Answer updated = clinic.put(path, patient(false));
        assertThat(header(updated, "ETag")).isEqualTo("W/\"2\"");
        assertThat(header(clinic.patch(path, "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]"), "ETag"))
                .isEqualTo("W/\"3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W/\"1\" | 304",
                "\"1\" | 304",
                "W/\"7\", W/\"1\" | 304",
                "* | 304",
                "W/\"2\" | 200",
                "W/\"11\" | 200"
            })
    void whatTheClientHasIsNotSentAgain(String held, int status) {
        Fhir.Answer answer = clinic.send("GET", path, (byte[]) null, "If-None-Match", held.strip());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(header(answer, "ETag")).isEqualTo("W/\"1\"");
        assertThat(answer.body().isEmpty()).isEqualTo(status == 304);
    }

    @Test
    void whatHasNotChangedSinceIsNotSentAgain() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        assertThat(since(now.plusMinutes(1)).status()).isEqualTo(304);
        assertThat(since(now.minusDays(1)).status()).isEqualTo(200);
        assertThat(clinic.send("GET", path, (byte[]) null, "If-Modified-Since", "yesterday")
                        .status())
                .isEqualTo(200);
        assertThat(clinic.send(
                                "GET",
                                path,
                                (byte[]) null,
                                "If-None-Match",
                                "W/\"9\"",
                                "If-Modified-Since",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusMinutes(1)))
                        .status())
                .as("If-Modified-Since does not count beside If-None-Match")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W/\"1\" | 200",
                "\"1\" | 200",
                "W/\"2\" | 412",
                "\"2\" | 412",
                "W/\"x\" | 412",
                "W/\"99999999999\" | 412",
                "W/\"1\", W/\"2\" | 400",
                "* | 400",
                "1 | 400",
                "W/1 | 400"
            })
    void aChangeIsBoundToOneVersion(String version, int status) {
        for (String method : List.of("PUT", "PATCH")) {
            aPatient();
            Fhir.Answer answer = method.equals("PUT")
                    ? clinic.put(path, patient(false), "If-Match", version.strip())
                    : clinic.patch(
                            path,
                            "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
                            "If-Match",
                            version.strip());
            assertThat(answer.status()).as(method + answer.body()).isEqualTo(status);
        }
        aPatient();
        assertThat(clinic.send("DELETE", path, (byte[]) null, "If-Match", version.strip())
                        .status())
                .isIn(status, status == 200 ? 204 : status);
        assertThat(clinic.get(path).status()).isEqualTo(status == 200 ? 410 : 200);
    }

    @Test
    void anUpdateOfAReferralSaysWhatItIsBasedOn() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task task = clinic.get(sent.taskPath()).as(Task.class);
        Fhir.Answer answer = clinic.put(sent.taskPath(), task);
        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.body()).contains(ProblemCode.VERSION_REQUIRED.code());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry().setResource(task).getRequest().setMethod(HTTPVerb.PUT).setUrl(sent.taskPath());
        Fhir.Answer inABundle = clinic.post("", bundle);
        assertThat(inABundle.status()).as(inABundle.body()).isEqualTo(428);
        assertThat(inABundle
                        .as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo("Bundle.entry[0].request.ifMatch");
        assertThat(clinic.put(sent.taskPath(), task, "If-Match", "\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void theClientChoosesWhatComesBack() {
        for (String prefer : List.of("return=minimal", "respond-async, return=minimal", "RETURN=\"minimal\"")) {
            Fhir.Answer minimal = clinic.post("Patient", new Patient().setActive(true), "Prefer", prefer);
            assertThat(minimal.status()).isEqualTo(201);
            assertThat(minimal.body()).as(prefer).isEmpty();
            assertThat(header(minimal, "Location")).isNotEmpty();
        }
        assertThat(clinic.post("Patient", new Patient().setActive(true), "Prefer", "return=representation")
                        .as(Patient.class)
                        .getActive())
                .isTrue();
        Fhir.Answer outcome =
                clinic.post("Patient", new Patient().setActive(true), "Prefer", "return=OperationOutcome");
        assertThat(outcome.status()).isEqualTo(201);
        assertThat(outcome.as(OperationOutcome.class).getIssueFirstRep().getSeverity())
                .isEqualTo(OperationOutcome.IssueSeverity.INFORMATION);
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        batch.addEntry()
                .setResource(new Patient().setActive(true))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient");
        Bundle outcomes =
                clinic.post("", batch, "Prefer", "return=OperationOutcome").as(Bundle.class);
        assertThat(outcomes.getEntryFirstRep().getResponse().getOutcome()).isInstanceOf(OperationOutcome.class);
    }

    private Fhir.Answer since(ZonedDateTime time) {
        return clinic.send(
                "GET", path, (byte[]) null, "If-Modified-Since", DateTimeFormatter.RFC_1123_DATE_TIME.format(time));
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

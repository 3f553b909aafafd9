package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, formats, preferences and conditions, as HTTP and FHIR R4 section 3.1 have them. */
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

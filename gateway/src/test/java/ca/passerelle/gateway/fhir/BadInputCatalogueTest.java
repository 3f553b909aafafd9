package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The catalogue of bad input where it concerns the FHIR server, by the ids of its rows. F01, F03, F04, F06 and F33 in breadth: StrictReadingTest. */
@GatewayTest
class BadInputCatalogueTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("pantry")
    private Fhir stranger;

    @Test
    void f01BrokenJson() {
        for (String body : List.of("{\"resourceType\":\"Patient\"", "{\"resourceType\":\"Patient\",}")) {
            assertRefused(clinic.post("Patient", body), 400, "structure");
        }
    }

    @Test
    void f09WithoutASubject() {
        long before = count();
        assertRefused(
                clinic.post(
                        "ServiceRequest",
                        "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\"}"),
                422,
                "required");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void f10AMissingSubjectAndAHiddenOneAreTheSame() {
        Patient hidden = clinic.post("Patient", new Patient().setActive(true)).as(Patient.class);
        long before = count();
        Fhir.Answer missing = stranger.post("ServiceRequest", request("Patient/" + UUID.randomUUID()));
        Fhir.Answer foreign = stranger.post(
                "ServiceRequest", request("Patient/" + hidden.getIdElement().getIdPart()));
        assertRefused(missing, 422, "not-found");
        assertThat(foreign.status()).isEqualTo(missing.status());
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(count()).isEqualTo(before);
        assertThat(stranger.get("Patient/" + hidden.getIdElement().getIdPart()).status())
                .isEqualTo(404);
    }

    @Test
    void f12AMoveThatTheTableDoesNotHave() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir owner = new Fhir(port, "connectors");
        Referrals.move(owner, sent.task().getIdPart(), "accepted");
        String version = version(sent);
        assertRefused(
                owner.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"requested\"}]"),
                422,
                "business-rule");
        assertThat(version(sent)).isEqualTo(version);
    }

    @Test
    void f14AStaleVersion() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task task = clinic.get(sent.taskPath()).as(Task.class);
        Fhir owner = new Fhir(port, "connectors");
        Referrals.move(owner, sent.task().getIdPart(), "accepted");
        String stale = "W/\"" + task.getMeta().getVersionId() + "\"";
        assertRefused(clinic.put(sent.taskPath(), task, "If-Match", stale), 412, "conflict");
        assertRefused(
                owner.patch(
                        sent.taskPath(),
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"in-progress\"}]",
                        "If-Match",
                        stale),
                412,
                "conflict");
        assertRefused(clinic.put(sent.taskPath(), task), 428, "conflict");
        Referrals.move(owner, sent.task().getIdPart(), "in-progress");
    }

    @Test
    void f16LabelsOfAClient() {
        Fhir.Answer created = clinic.post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"active\":true,\"meta\":{\"security\":[{\"system\":\"x\",\"code\":\"A\"}],"
                        + "\"tag\":[{\"system\":\"x\",\"code\":\"B\"}],\"versionId\":\"77\"}}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Patient patient = created.as(Patient.class);
        assertThat(patient.getMeta().getSecurity()).isEmpty();
        assertThat(patient.getMeta().getTag()).isEmpty();
        assertThat(patient.getMeta().getVersionId()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$meta", "$meta-add", "$meta-delete", "$expunge", "$graphql", "$export", "$diff", "$reindex"})
    void f18OperationsThatAreNotOffered(String operation) {
        String id = clinic.post("Patient", new Patient().setActive(true))
                .as(Patient.class)
                .getIdElement()
                .getIdPart();
        for (String address : List.of(operation, "Patient/" + operation, "Patient/" + id + "/" + operation)) {
            assertRefused(clinic.get(address), 404, "not-supported");
            assertRefused(
                    clinic.post(
                            address,
                            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"valueBoolean\":true}]}"),
                    404,
                    "not-supported");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"a\",\"valueBoolean\":true}]}"
            })
    void f20ABundleInABundle(String inner) {
        for (String url : List.of("Bundle", "Parameters", "Patient")) {
            assertThat(clinic.post(
                                    "",
                                    "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                                            + inner + ",\"request\":{\"method\":\"POST\",\"url\":\"" + url + "\"}}]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void f23CountsOfWhatIsAnothers() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        for (String form : List.of("_summary=count", "_total=accurate", "_total=accurate&_count=0")) {
            Fhir.Answer hidden = stranger.get("Task?patient=" + sent.patient().getIdPart() + "&" + form);
            Fhir.Answer missing = stranger.get("Task?patient=" + UUID.randomUUID() + "&" + form);
            assertThat(hidden.status()).isEqualTo(missing.status()).isEqualTo(200);
            assertThat(hidden.as(Bundle.class).getTotal())
                    .isEqualTo(missing.as(Bundle.class).getTotal())
                    .isZero();
            assertThat(clinic.get("Task?patient=" + sent.patient().getIdPart() + "&" + form)
                            .as(Bundle.class)
                            .getTotal())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_include=*",
                "_include=Task:*",
                "_include=Task:encounter",
                "_include:iterate=Task:focus",
                "_include:recurse=Task:focus",
                "_revinclude=*",
                "_revinclude=Task:nobody",
                "_revinclude:iterate=Provenance:target"
            })
    void f25IncludesThatAreNotOnTheList(String include) {
        assertRefused(clinic.get("Task?status=requested&" + include), 400, "not-supported");
    }

    @Test
    void f27TheSameQuestionOfTwo() {
        Fhir north = new Fhir(port, "north-clinic");
        String ours = Referrals.send(clinic, "connectors").task().getIdPart();
        String theirs = Referrals.send(north, "connectors").task().getIdPart();
        String query = "Task?_id=" + ours + "," + theirs;
        assertThat(ids(clinic, query)).containsExactly(ours);
        assertThat(ids(north, query)).containsExactly(theirs);
        assertThat(ids(new Fhir(port, "connectors"), query)).containsExactlyInAnyOrder(ours, theirs);
    }

    @Test
    void f29WhatIsHiddenIsMissing() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        for (String suffix : List.of("", "/_history", "/_history/1")) {
            Fhir.Answer hidden = stranger.get(sent.taskPath() + suffix);
            Fhir.Answer missing = stranger.get("Task/" + UUID.randomUUID() + suffix);
            assertThat(hidden.status()).isEqualTo(missing.status()).isEqualTo(404);
            assertThat(hidden.body()).isEqualTo(missing.body());
            assertThat(hidden.headers().map().keySet())
                    .isEqualTo(missing.headers().map().keySet());
        }
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            String body = method.equals("PATCH")
                    ? "[]"
                    : "{\"resourceType\":\"Patient\",\"active\":true,\"id\":\""
                            + sent.patient().getIdPart() + "\"}";
            Fhir.Answer hidden =
                    stranger.send(method, "Patient/" + sent.patient().getIdPart(), body, "Content-Type", type(method));
            String nobody = UUID.randomUUID().toString();
            Fhir.Answer missing = stranger.send(
                    method,
                    "Patient/" + nobody,
                    body.replace(sent.patient().getIdPart(), nobody),
                    "Content-Type",
                    type(method));
            assertThat(hidden.status()).as(method).isEqualTo(missing.status()).isIn(204, 404);
            assertThat(hidden.body()).isEqualTo(missing.body());
        }
        assertThat(clinic.get("Patient/" + sent.patient().getIdPart()).status()).isEqualTo(200);
    }

    @Test
    void f31AConditionThatOnlyAnotherMeets() {
        String number = UUID.randomUUID().toString();
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://example.org/mrn").setValue(number);
        Fhir.Answer first = clinic.post("Patient", patient, "If-None-Exist", "identifier=" + number);
        Fhir.Answer second = stranger.post("Patient", patient, "If-None-Exist", "identifier=" + number);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(clinic.post("Patient", patient, "If-None-Exist", "identifier=" + number)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void f33AddressesInside() {
        assertRefused(clinic.post("ServiceRequest", request("http://169.254.169.254/Patient/1")), 422, "not-found");
        assertThat(clinic.post(
                                "DocumentReference",
                                "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"content\":[{\"attachment\":"
                                        + "{\"contentType\":\"text/plain\",\"url\":\"http://169.254.169.254/latest\"}}]}")
                        .status())
                .isEqualTo(422);
    }

    private static String type(String method) {
        return method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
    }

    private static String request(String subject) {
        return "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\""
                + subject + "\"}}";
    }

    private String version(Referrals.Sent sent) {
        return clinic.get(sent.taskPath()).as(Task.class).getMeta().getVersionId();
    }

    private static List<String> ids(Fhir client, String query) {
        return client.get(query).as(Bundle.class).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    /** Everything in the record, to see that nothing is left of what was refused. */
    private long count() {
        Long count = jdbc.queryForObject("select count(*) from resource", Long.class);
        return count == null ? 0 : count;
    }

    private static void assertRefused(Fhir.Answer answer, int status, String issue) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "HAPI", "java.", "ca.uhn", "select ");
        OperationOutcome.OperationOutcomeIssueComponent first =
                answer.as(OperationOutcome.class).getIssueFirstRep();
        assertThat(first.getCode().toCode()).isEqualTo(issue);
        assertThat(first.getDetails().getCodingFirstRep().getCode())
                .isIn(List.of(ProblemCode.values()).stream()
                        .map(ProblemCode::code)
                        .toList());
        assertThat(first.getExpression()).isNotEmpty();
    }
}

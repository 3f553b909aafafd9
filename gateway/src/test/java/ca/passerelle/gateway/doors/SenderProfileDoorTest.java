package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.workitem.Release;
import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.SenderSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a sender's profile decides at the door: trials, codes without a meaning, and what their meaning releases. */
@GatewayTest
class SenderProfileDoorTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "trial-boundary";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Registry registry;

    @Autowired
    private Release release;

    @Autowired
    private FhirRecord record;

    @Autowired
    private Mllp emr;

    @As("connectors")
    private Fhir worker;

    private final String number = "W-" + UUID.randomUUID();

    @BeforeEach
    void clinic() {
        registry.register(new Registration(
                "west-clinic",
                Partner.Kind.CLINIC,
                "West Clinic",
                "Clinique de l'Ouest",
                Referrals.organization("north-clinic-west"),
                List.of("token-west-clinic"),
                List.of(new Registration.Sender("CLINIC", "WEST", Referrals.organization("connectors"), settings())),
                List.of()));
        UUID organization = Referrals.organization("north-clinic-west");
        if (record.readAll(Callers.GATEWAY, List.of(new ResourceKey("Organization", organization)))
                .isEmpty()) {
            record.write(
                    Callers.GATEWAY,
                    List.of(Instruction.create(organization, new Organization().setName("West Clinic"))));
        }
    }

    @Test
    void aTrialSaysWhatAMessageWouldBecomeAndKeepsNothing() throws Exception {
        JsonNode trial = withoutTrace("");
        assertThat(trial.get("accepted").asBoolean()).isTrue();
        assertThat(trial.get("acknowledgement").asText()).contains("MSA|AA|T1" + number);
        assertThat(trial.at("/bundle/entry").findValuesAsText("resourceType")).contains("ServiceRequest", "Task");
        assertThat(trial.at("/codes/0/kind").asText()).isEqualTo("PRIORITY");
        assertThat(trial.get("ledger").findValuesAsText("location")).contains("PID-5", "RF1-2", "MSH-10");

        String stricter =
                "{\"zone\":\"America/Toronto\",\"priorities\":{\"N\":\"urgent\"},\"waitFor\":[\"AUTHORITY\"]}";
        JsonNode other = trial("west-clinic", message("T1", "QQ", "N"), stricter);
        withoutTrace(stricter);
        assertThat(other.get("accepted").asBoolean()).isFalse();
        assertThat(other.at("/problems/0/code").asText()).isEqualTo("unknown-code");
        assertThat(other.get("acknowledgement").asText()).contains("MSA|AE");
    }

    @Test
    void aTrialIsRefusedByTheRulesOfTheRecordToo() throws Exception {
        JsonNode trial = trial("west-clinic", message("T2", "A9", "R").replace("REF^I12", "REF^I14"), "");
        assertThat(trial.get("accepted").asBoolean()).isFalse();
        assertThat(trial.get("acknowledgement").asText()).contains("MSA|AE").contains("|204");
    }

    @Test
    void aTrialIsForTheSenderItselfAndItsProfileIsChecked() throws Exception {
        assertThat(trial("south-clinic", message("T3", "A9", "R"), "")
                        .get("acknowledgement")
                        .asText())
                .contains("MSA|AR");
        HttpResponse<String> refused =
                post("west-clinic", message("T4", "A9", "R"), "{\"zone\":\"Mars\",\"priorities\":{\"N\":\"now\"}}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).get("problems").findValuesAsText("location"))
                .containsExactly("zone", "priorities.N");
        HttpResponse<String> misspelt = post("west-clinic", message("T4", "A9", "R"), "{\"zones\":1}");
        assertThat(JSON.readTree(misspelt.body()).at("/problems/0/location").asText())
                .isEqualTo("zones");
        HttpRequest nobody = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hl7v2/$dry-run"))
                .POST(BodyPublishers.ofString(message("T5", "A9", "R")))
                .build();
        assertThat(HTTP.send(nobody, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeThatHindersNothingIsKeptAndShown() throws Exception {
        assertThat(emr.send(message("C1", "A9", "N"))).contains("MSA|AA");
        JsonNode item = item("west-clinic", "PRIORITY", "N");
        assertThat(item.get("location").asText()).isEqualTo("RF1-2");
        assertThat(item.get("waiting").asLong()).isZero();
        assertThat(items("south-clinic")).isEmpty();
        Browser browser = new Browser(port);
        browser.signIn("west-clinic");
        assertThat(browser.get("/").text()).contains("Codes without a meaning").contains("RF1-2");
        String path = "/hl7v2/work-items/" + item.get("id").asText() + "/$resolve";
        assertThat(resolve("south-clinic", path, "urgent").statusCode()).isEqualTo(404);
        assertThat(resolve("west-clinic", path, "soon").statusCode()).isEqualTo(422);
    }

    @Test
    void oneMeaningReleasesAllThatWaitForItOldestFirst() throws Exception {
        String authority = "X" + number.substring(2, 10).toUpperCase(Locale.ROOT);
        String first = message("M1", authority, "R");
        assertThat(emr.send(first)).contains("MSA|AE").contains("unknown-code");
        assertThat(emr.send(first)).contains("MSA|AE");
        assertThat(emr.send(message("M2", authority, "A"))).contains("MSA|AE");
        assertThat(worker.get("Task?identifier=" + number).as(Bundle.class).getTotal())
                .isZero();
        JsonNode item = item("west-clinic", "AUTHORITY", authority);
        assertThat(item.get("waiting").asLong()).isEqualTo(2);

        String path = "/hl7v2/work-items/" + item.get("id").asText() + "/$resolve";
        JsonNode resolved = JSON.readTree(
                resolve("west-clinic", path, HealthNumber.MB.system()).body());
        // The periodic job may have come first.
        assertThat(resolved.get("released").asInt()).isBetween(0, 2);
        Bundle found = worker.get("Task?identifier=" + number + "&_include=Task:patient")
                .as(Bundle.class);
        assertThat(found.getTotal()).isEqualTo(1);
        // The second message, which made the referral more urgent, was read last.
        assertThat(((Task) found.getEntryFirstRep().getResource()).getPriority())
                .isNotNull();
        assertThat(worker.get("ServiceRequest?identifier=" + number + "&priority=asap")
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(1);
        Patient patient = (Patient) found.getEntry().get(1).getResource();
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo(HealthNumber.MB.system());
        // Its sender repeats it, and hears that it was taken; doing it all again changes nothing.
        assertThat(emr.send(first)).contains("MSA|AA");
        assertThat(JSON.readTree(resolve("west-clinic", path, HealthNumber.MB.system())
                                .body())
                        .get("released")
                        .asInt())
                .isZero();
        release.all();
        assertThat(worker.get("Task?identifier=" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
        // A new registration keeps what was learnt.
        clinic();
        assertThat(emr.send(message("M3", authority, "R"))).contains("MSA|AA");
    }

    @Test
    void aStatusRequestIsAnsweredByTheReferralAsItStands() {
        assertThat(emr.send(message("S1", "A9", "R"))).contains("MSA|AA");
        String asked = message("S2", "A9", "R").replace("REF^I12", "REF^I15");
        assertThat(emr.send(asked))
                .contains("|RRI^I15^RRI_I12|")
                .contains("MSA|AA|S2" + number)
                .contains("\nRF1|P")
                .contains(number + "^CLINIC");
        String unnamed =
                message("", "A9", "R").replace("REF^I12", "REF^I15").replace("|" + number + "|P|2.5.1", "||P|2.5.1");
        assertThat(emr.send(unnamed)).contains("\nRF1|P");
        String task = worker.get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
        Referrals.move(worker, task, "accepted");
        assertThat(emr.send(unnamed)).contains("\nRF1|A");
        assertThat(emr.send(message("S3", "A9", "R")
                        .replace("REF^I12", "REF^I15")
                        .replace(number + "^CLINIC", "none^CLINIC")))
                .contains("MSA|AE")
                .contains("unknown-referral");
    }

    private static SenderSettings settings() {
        return new SenderSettings(
                "America/Vancouver",
                null,
                null,
                Map.of("A9", HealthNumber.AB.system()),
                null,
                null,
                null,
                Map.of("SOC", "social-connection"),
                null,
                null,
                Set.of(CodeKind.AUTHORITY),
                null,
                null,
                null);
    }

    private String message(String control, String authority, String priority) {
        return String.join(
                "\n",
                "MSH|^~\\&|CLINIC|WEST|PASSERELLE|GATEWAY|20261120093000-0800||REF^I12^REF_I12|" + control + number
                        + "|P|2.5.1|||||CAN|UNICODE UTF-8",
                "RF1|P|" + priority + "|SOC^Social prescribing^L|||" + number + "^CLINIC|20261120||20261120",
                "PID|1||9" + Math.abs(number.hashCode()) % 100_000_000 + "1^^^" + authority
                        + "^JHN||Bélanger^Élise^^^Mme||19510312|F",
                "");
    }

    private JsonNode trial(String partner, String message, String profile) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(partner, message, profile);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String partner, String message, String profile)
            throws IOException, InterruptedException {
        String raw = message.replace('\n', '\r');
        HttpRequest.Builder request = request(partner, "/hl7v2/$dry-run");
        if (profile.isEmpty()) {
            request.header("Content-Type", "application/hl7-v2").POST(BodyPublishers.ofString(raw));
        } else {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofString("--" + BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"message\"; filename=\"m.hl7\"\r\n\r\n" + raw
                            + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\n"
                            + profile + "\r\n--" + BOUNDARY + "--\r\n"));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> resolve(String partner, String path, String meaning)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(partner, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"meaning\":\"" + meaning + "\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode items(String partner) throws IOException, InterruptedException {
        return JSON.readTree(
                HTTP.send(request(partner, "/hl7v2/work-items").GET().build(), BodyHandlers.ofString())
                        .body());
    }

    private JsonNode item(String partner, String kind, String code) throws IOException, InterruptedException {
        for (JsonNode item : items(partner)) {
            if (item.get("kind").asText().equals(kind)
                    && item.get("code").asText().equals(code)) {
                return item;
            }
        }
        throw new AssertionError("no item for " + code);
    }

    private HttpRequest.Builder request(String partner, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer token-" + partner);
    }

    /** The content of every table of ours, as a hash; those that running jobs write on their own account aside. */
    /** A trial that changed no table. What other tests owe may be sent meanwhile: then it is tried again, which would never help if it wrote. */
    private JsonNode withoutTrace(String profile) {
        AtomicReference<JsonNode> trial = new AtomicReference<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Map<String, String> before = tables();
            trial.set(trial("west-clinic", message("T1", "A9", "N"), profile));
            return tables().equals(before);
        });
        return Objects.requireNonNull(trial.get());
    }

    private Map<String, String> tables() {
        Map<String, String> content = new TreeMap<>();
        List<String> names = jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                        + " and table_name not like 'scheduled%' and table_name not like 'flyway%'",
                String.class);
        assertThat(names).contains("journal_message", "work_item", "waiting_message", "delivery");
        for (String name : names) {
            content.put(
                    name,
                    String.valueOf(jdbc.queryForObject(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from \""
                                    + name + "\" t",
                            String.class)));
        }
        return content;
    }
}

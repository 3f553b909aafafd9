package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.gateway.testing.Referrals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** A clinic's EMR at the MLLP door, over raw sockets, against the whole gateway. */
@GatewayTest
class MllpDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Mllp emr;

    @As("connectors")
    private Fhir worker;

    private final String number = "R-" + UUID.randomUUID();

    @Test
    void aReferralStandsAsServiceRequestAndTask() {
        assertThat(emr.send(RefI12.add("A1" + number, number))).contains("\nMSA|AA|A1" + number);
        Bundle found = worker.get("Task?identifier=" + number + "&_include=Task:focus&_include=Task:patient")
                .as(Bundle.class);
        Task task = (Task) found.getEntry().get(0).getResource();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("connectors"));
        assertThat(found.getEntry().stream().map(entry -> entry.getResource().fhirType()))
                .containsExactlyInAnyOrder("Task", "ServiceRequest", "Patient");
        Patient patient = (Patient) found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Bélanger");
        assertThat(new Fhir(port, "pantry")
                        .get("Task?identifier=" + number)
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
    }

    @Test
    void theSameMessageAgainGetsTheStoredAnswerOnAnyConnection() throws Exception {
        String message = RefI12.add("S1" + number, number);
        String first = emr.send(message);
        assertThat(emr.send(message)).isEqualTo(first);
        assertThat(emr.pipelined(List.of(message, message))).containsOnly(first);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            String another = RefI12.add("S2" + number, "N" + number);
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> emr.send(another));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> call : pool.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).allMatch(answers.get(0)::equals);
        } finally {
            pool.shutdown();
        }
        assertThat(worker.get("Task?identifier=N" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
    }

    @Test
    void aNewControlIdMakesNoSecondReferral() {
        emr.send(RefI12.add("B1" + number, number));
        assertThat(emr.send(RefI12.add("B2" + number, number))).contains("MSA|AA");
        assertThat(worker.get("Task?identifier=" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
    }

    @Test
    void aChangeOfAReferralThatIsOverIsForAPerson() {
        emr.send(RefI12.add("T1" + number, number));
        emr.send(RefI12.cancel("T2" + number, number));
        String late = RefI12.amend("T3" + number, number);
        String answer = emr.send(late);
        assertThat(answer).contains("MSA|AA").contains("ERR||RF1^1^6^1|206").contains("|W|request-not-active");
        assertThat(emr.send(late)).isEqualTo(answer);
        Task task = (Task) worker.get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        ServiceRequest request = worker.get(task.getFocus().getReference()).as(ServiceRequest.class);
        assertThat(request.getPriority()).isEqualTo(ServiceRequestPriority.ROUTINE);
        for (String party : List.of("north-clinic", "connectors")) {
            assertThat(late(party, task)).as(party).hasSize(1);
        }
        assertThat(late("pantry", task)).isEmpty();
        String message = late("connectors", task).get(0);
        assertThat(new Fhir(port, "pantry")
                        .post("../hl7v2/late-changes/" + message + "/$close", "")
                        .status())
                .isEqualTo(404);
        assertThat(worker.post("../hl7v2/late-changes/" + message + "/$close", "")
                        .status())
                .isEqualTo(204);
        assertThat(late("north-clinic", task)).isEmpty();
    }

    /** The messages that asked too late to change a referral. */
    private List<String> late(String partner, Task task) {
        List<String> messages = new ArrayList<>();
        Matcher each = Pattern.compile("\"message\":\"([^\"]+)\",\"referral\":\""
                        + task.getIdElement().getIdPart())
                .matcher(new Fhir(port, partner).get("../hl7v2/late-changes").body());
        while (each.find()) {
            messages.add(each.group(1));
        }
        return messages;
    }

    @Test
    void aReusedControlIdIsANewMessageAndFlagged() {
        emr.send(RefI12.add("C1" + number, number));
        String answer = emr.send(RefI12.add("C1" + number, "X" + number));
        assertThat(answer).contains("MSA|AA").contains("control-id-reused");
        assertThat(worker.get("Task?identifier=X" + number).as(Bundle.class).getTotal())
                .isEqualTo(1);
    }

    @Test
    void aNewReferralThatIsSaidToBeOverIsADraftUntilItIsSent() {
        Fhir clinic = new Fhir(port, "north-clinic");
        assertThat(emr.send(RefI12.add("K1" + number, number).replace("RF1|P|", "RF1|R|")))
                .contains("MSA|AA")
                .contains("RF1^1^1");
        Task draft = (Task) clinic.get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        assertThat(draft.getStatus()).isEqualTo(TaskStatus.DRAFT);
        assertThat(worker.get("Task?identifier=" + number).as(Bundle.class).getTotal())
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from work_item where code = 'R' and kind = 'STATUS'", Integer.class))
                .isPositive();
        assertThat(emr.send(RefI12.add("K2" + number, number))).contains("MSA|AA");
        Task sent = (Task) worker.get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        assertThat(sent.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void amendsAndCancelsByTheReferralNumber() {
        emr.send(RefI12.add("D1" + number, number));
        assertThat(emr.send(RefI12.amend("D2" + number, number))).contains("MSA|AA");
        ServiceRequest request = worker.get("ServiceRequest?identifier=" + number).as(Bundle.class).getEntry().stream()
                .map(entry -> (ServiceRequest) entry.getResource())
                .findFirst()
                .orElseThrow();
        assertThat(request.getPriority()).isEqualTo(ServiceRequestPriority.ASAP);
        Task prioritised = (Task) worker.get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        assertThat(prioritised.getPriority()).isEqualTo(TaskPriority.ASAP);
        assertThat(emr.send(RefI12.cancel("D3" + number, number))).contains("MSA|AA");
        Bundle cancelled =
                worker.get("Task?identifier=" + number + "&_include=Task:focus").as(Bundle.class);
        assertThat(((Task) cancelled.getEntry().get(0).getResource()).getStatus())
                .isEqualTo(TaskStatus.CANCELLED);
        assertThat(((ServiceRequest) cancelled.getEntry().get(1).getResource()).getStatus())
                .isEqualTo(ServiceRequestStatus.REVOKED);
    }

    @Test
    void aCancellationThatOvertakesItsReferralIsLookedAtAnew() {
        String cancellation = RefI12.cancel("E2" + number, number);
        assertThat(emr.send(cancellation)).contains("MSA|AE").contains("|204");
        emr.send(RefI12.add("E1" + number, number));
        assertThat(emr.send(cancellation)).contains("MSA|AA");
    }

    @Test
    void whatIsRefusedIsKeptWithItsProblems() {
        long before = kept("REFUSED");
        assertThat(emr.send("MSH|^~\\&|NOBODY|NOWHERE|||20261120||REF^I12^REF_I12|F1|P|2.5.1"))
                .contains("MSA|AR|F1");
        assertThat(emr.send(
                        "MSH|^~\\&|CLINIC|NORTH|||20261120||REF^I12^REF_I12|F2" + number + "|P|2.5.1\nRF1|P|R|||||"))
                .contains("MSA|AE|F2")
                .contains("ERR|");
        assertThat(emr.send("this is no HL7")).contains("MSA|AR");
        assertThat(emr.send("")).contains("MSA|AR");
        assertThat(kept("REFUSED") - before).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theAnswerOfTheOwnerTravelsBackAsRri() {
        try (EmrReceiver receiver = new EmrReceiver(environment.getRequiredProperty("test.emr-port", Integer.class))) {
            emr.send(RefI12.add("G1" + number, number));
            String task = worker.get("Task?identifier=" + number)
                    .as(Bundle.class)
                    .getEntryFirstRep()
                    .getResource()
                    .getIdElement()
                    .getIdPart();
            worker.patch("Task/" + task, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !receiver.holding(number).isEmpty());
            assertThat(receiver.holding(number).get(0))
                    .contains("RRI^I12")
                    .contains("RF1|A")
                    .contains(number + "^CLINIC");
        }
    }

    private long kept(String state) {
        Long count = jdbc.queryForObject("select count(*) from journal_message where state = ?", Long.class, state);
        return count == null ? 0 : count;
    }
}

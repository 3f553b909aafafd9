package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.MllpConnection;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.gateway.testing.Referrals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The catalogue of bad input where it concerns the content of HL7 v2, by the ids of its rows, over raw sockets against the whole gateway. */
@GatewayTest
class MllpCatalogueTest {

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Mllp emr;

    @As("connectors")
    private Fhir worker;

    private final String number = "V-" + UUID.randomUUID();

    @Test
    void m10TheSenderIsGoneBeforeItsAnswer() throws IOException {
        String message = RefI12.add("M10" + number, number).replace('\n', '\r');
        try (MllpConnection gone = new MllpConnection(mllp())) {
            gone.send(message);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> tasks() == 1);
        assertThat(emr.send(message)).contains("MSA|AA|M10");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void v01WithoutAPatient() {
        String answer = emr.send(without("PID", RefI12.add("V01" + number, number)));
        assertRefused(answer, "AE|V01", "|100^");
        assertThat(answer).contains("ERR||PID");
    }

    @Test
    void v03AnUnknownEvent() {
        assertRefused(emr.send(RefI12.add("V03" + number, number).replace("REF^I12", "REF^I99")), "AR|V03", "|201^");
    }

    @Test
    void v05AnUnknownVersion() {
        assertRefused(emr.send(RefI12.add("V05" + number, number).replace("|2.5.1|", "|9.9|")), "AR|V05", "|203^");
    }

    @Test
    void v06WithoutAControlId() {
        String message = RefI12.add("", number);
        String first = emr.send(message);
        assertThat(first).contains("\nMSA|AA|\n");
        assertThat(emr.send(message)).as("known by its content").isEqualTo(first);
        assertThat(emr.send(message.replace("walking group", "choir"))).contains("\nMSA|AA|\n");
        assertThat(tasks()).as("known by its number").isEqualTo(1);
    }

    @Test
    void v08TheSameThreeTimes() {
        String message = RefI12.add("V08" + number, number);
        List<String> codes = Stream.of(message, message, message)
                .map(each -> emr.send(each)
                        .lines()
                        .filter(line -> line.startsWith("MSA"))
                        .findFirst())
                .map(msa -> msa.orElse(""))
                .toList();
        assertThat(codes).containsOnly("MSA|AA|V08" + number);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void v10BytesThatAreNotInTheDeclaredCharset() {
        byte[] latin = RefI12.add("V10" + number, number).replace('\n', '\r').getBytes(StandardCharsets.ISO_8859_1);
        String answer = emr.send(latin);
        assertThat(answer).contains("MSA|AA|V10").contains("ERR||MSH^1^18").contains("|W|");
        assertThat(patient().getNameFirstRep().getFamily()).isEqualTo("Bélanger");
        assertThat(states("V10")).containsExactly("ACCEPTED");
    }

    @Test
    void v12TextThatWouldBeginASegmentOrAFrame() throws IOException {
        String text = "Likes \\X0D\\MSH\\F\\^~\\T\\\\F\\EVIL and\\.br\\OBX\\F\\1\\X1C\\\\X0D0B\\MSH\\F\\";
        try (EmrReceiver receiver = new EmrReceiver(environment.getRequiredProperty("test.emr-port", Integer.class))) {
            assertThat(emr.send(RefI12.add("V12" + number, number).replace("Would like company", text)))
                    .contains("MSA|AA|V12");
            String note = request().getNoteFirstRep().getText();
            assertThat(note).contains("Likes", "MSH|", "EVIL", "OBX|1").doesNotContain("\u000b", "\u001c", "\r");
            Referrals.move(worker, task().getIdElement().getIdPart(), "accepted");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !receiver.holding(number).isEmpty());
            assertThat(receiver.received().stream().filter(message -> message.contains(number)))
                    .allSatisfy(message -> {
                        assertThat(message.split("\rMSH", -1)).hasSize(1);
                        assertThat(message).doesNotContain("\rOBX|1\r", "\u000b");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"19990231", "20991231", "1951-99"})
    void v14ABirthDateThatIsNone(String date) {
        String answer = emr.send(RefI12.add("V14" + number, number).replace("|19510312|", "|" + date + "|"));
        assertThat(answer).contains("MSA|AA|V14").contains("ERR||PID^1^7").contains("|W|");
        assertThat(answer).as("no person's data").doesNotContain(date);
        assertThat(patient().getBirthDate()).as("none is invented").isNull();
        assertThat(states("V14")).as("what was sent is kept").containsExactly("ACCEPTED");
    }

    @Test
    void v16AReasonThatNobodyKnows() {
        String answer = emr.send(RefI12.add("V16" + number, number) + "DG1|1||ZZ-99^Wants a garden^LOCAL\n");
        assertThat(answer).contains("MSA|AA|V16");
        assertThat(request().getReasonCodeFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("ZZ-99");
        assertThat(request().getReasonCodeFirstRep().getText()
                        + request().getReasonCodeFirstRep().getCodingFirstRep().getDisplay())
                .contains("Wants a garden");
    }

    @Test
    void v18ACancellationThatOvertakesItsReferral() {
        assertRefused(emr.send(RefI12.cancel("V18a" + number, number)), "AE|V18a", "|204^");
        assertThat(emr.send(RefI12.add("V18b" + number, number))).contains("MSA|AA|V18b");
        assertThat(task().getStatus()).as("nothing is applied by itself later").isEqualTo(TaskStatus.REQUESTED);
    }

    private void assertRefused(String answer, String msa, String error) {
        assertThat(answer).contains("\nMSA|" + msa).contains(error).doesNotContain("Exception", "ca.passerelle");
        assertThat(answer).doesNotContain("Bélanger", "Élise", "19510312");
        assertThat(tasks()).as("nothing is stored in part").isZero();
        assertThat(states(msa.substring(3))).as("and what came is kept").containsExactly("REFUSED");
    }

    private long tasks() {
        return worker.get("Task?identifier=" + number).as(Bundle.class).getTotal();
    }

    private Task task() {
        return found(Task.class);
    }

    private ServiceRequest request() {
        return found(ServiceRequest.class);
    }

    private Patient patient() {
        return found(Patient.class);
    }

    private <T> T found(Class<T> type) {
        return worker
                .get("Task?identifier=" + number + "&_include=Task:focus&_include=Task:patient")
                .as(Bundle.class)
                .getEntry()
                .stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> states(String control) {
        return jdbc.queryForList(
                "select state from journal_message where sender_key like ?",
                String.class,
                "CLINIC|NORTH|" + control + number + "|%");
    }

    private int mllp() {
        return environment.getRequiredProperty("passerelle.mllp.port", Integer.class);
    }

    private static String without(String segment, String message) {
        return message.replaceAll("(?m)^" + segment + "\\|.*\n", "");
    }
}

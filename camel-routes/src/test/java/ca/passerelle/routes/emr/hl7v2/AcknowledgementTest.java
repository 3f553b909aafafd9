package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.SenderCertificates;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.Conversation;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which acknowledgements go back, over real sockets: by MSH-15 and MSH-16, and for batches. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcknowledgementTest {

    private final FakeIntake intake = new FakeIntake();

    /** HL7 v2.9 §2.9.2, §2.9.3: what the sender wants, what becomes of its message, what it gets. */
    @ParameterizedTest
    @CsvSource({
        "'',    '',  GOOD, AA",
        "'',    '',  BAD,  AE",
        "AL,    NE,  GOOD, CA",
        "AL,    NE,  BAD,  CE",
        "AL,    NE,  TYPE, CR",
        "AL,    '',  GOOD, CA",
        "AL,    AL,  GOOD, CA AA",
        "AL,    AL,  BAD,  CA AE",
        "AL,    AL,  TYPE, CR",
        "NE,    AL,  GOOD, AA",
        "NE,    AL,  TYPE, AR",
        "NE,    NE,  GOOD, ''",
        "ER,    AL,  GOOD, AA",
        "ER,    AL,  TYPE, CR",
        "ER,    NE,  GOOD, ''",
        "ER,    NE,  BAD,  CE",
        "SU,    NE,  GOOD, CA",
        "SU,    NE,  BAD,  ''",
        "'',    ER,  GOOD, ''",
        "'',    ER,  BAD,  AE",
        "NE,    SU,  GOOD, AA",
        "NE,    SU,  BAD,  ''",
        "odd,   '',  GOOD, AA",
    })
    void aMessageGetsTheAcknowledgementsItAsksFor(String accept, String application, String message, String expected)
            throws Exception {
        String wants = "|||" + accept + "|" + application;
        String sent =
                switch (message) {
                    case "GOOD" -> MllpSocket.referral("CLINIC|VANCOUVER", "A1", wants);
                    case "BAD" ->
                        MllpSocket.referral("CLINIC|VANCOUVER", "A1", wants).replace("\rPID|", "\rZID|");
                    default ->
                        MllpSocket.referral("CLINIC|VANCOUVER", "A1", wants).replace("REF^I12^REF_I12", "XYZ^A01");
                };
        try (MllpServer server = new MllpServer(Limits.DEFAULT, intake);
                MllpSocket sender = server.connect()) {
            // The second wants the usual one, so that the end of the first's is seen.
            sender.send(sent, MllpSocket.referral("END"));
            List<String> answers = new ArrayList<>();
            for (String answer = sender.answer(); !answer.contains("|END"); answer = sender.answer()) {
                answers.add(answer);
            }
            assertThat(answers.stream().map(AcknowledgementTest::code)).containsExactly(codes(expected));
            assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("|A1"));
            assertThat(answers.stream().map(answer -> answer.split("\\|")[9]))
                    .as("each has an id of its own")
                    .doesNotHaveDuplicates();
            if (answers.size() == 2) {
                assertThat(answers.get(0)).as("what is wrong is said once").doesNotContain("\rERR");
            }
        }
        assertThat(intake.envelopes).as("nothing else changes with it").hasSize(2);
    }

    /** A sender's profile over what its messages ask: real systems fill MSH-15 and MSH-16 and wait for something else. */
    @ParameterizedTest
    @CsvSource({"ORIGINAL, AL, NE, AA", "ORIGINAL, NE, NE, AA", "ENHANCED, '', '', CA", "ENHANCED, NE, AL, CA AA"})
    void theSendersProfileComesFirst(Acknowledgement mode, String accept, String application, String expected)
            throws Exception {
        SenderProfile clinic = Fixtures.CLINIC;
        SenderProfile speaking = new SenderProfile(
                clinic.identification(),
                clinic.patients(),
                clinic.mapping(),
                new Conversation(
                        mode,
                        clinic.conversation().backChannels(),
                        clinic.conversation().reusedControlId()));
        try (MllpServer server = new MllpServer(
                        Limits.DEFAULT,
                        Optional.empty(),
                        (any, facility) -> Optional.of(speaking),
                        SenderCertificates.NONE,
                        intake);
                MllpSocket sender = server.connect()) {
            sender.send(MllpSocket.referral("CLINIC|VANCOUVER", "P1", "|||" + accept + "|" + application));
            for (String code : codes(expected)) {
                assertThat(code(sender.answer())).isEqualTo(code);
            }
        }
    }

    @Test
    void aBatchIsAnsweredByABatchAndEachMessageStandsAlone() throws Exception {
        String batch = "FHS|^~\\&|CLINIC|VANCOUVER|PASSERELLE|GATEWAY|20260302||||F7\r"
                + "BHS|^~\\&|CLINIC|VANCOUVER|PASSERELLE|GATEWAY|20260302||||B7\r"
                + MllpSocket.referral("B1")
                + MllpSocket.referral("B2").replace("\rPID|", "\rZID|")
                + MllpSocket.referral("B3")
                + "BTS|3\r"
                + "FTS|1\r";
        try (MllpServer server = new MllpServer(Limits.DEFAULT, intake);
                MllpSocket sender = server.connect()) {
            String[] answer = sender.send(batch).answer().split("\r");
            assertThat(List.of(answer).stream()
                            .filter(line -> !line.startsWith("ERR"))
                            .map(line -> line.substring(0, 3)))
                    .containsExactly("FHS", "BHS", "MSH", "MSA", "MSH", "MSA", "MSH", "MSA", "BTS", "FTS");
            assertThat(answer[0])
                    .startsWith("FHS|^~\\&|PASSERELLE|GATEWAY|CLINIC|VANCOUVER|")
                    .endsWith("|F7");
            assertThat(answer[1])
                    .startsWith("BHS|^~\\&|PASSERELLE|GATEWAY|CLINIC|VANCOUVER|")
                    .endsWith("|B7");
            assertThat(String.join("\r", answer)).contains("MSA|AA|B1", "MSA|AE|B2", "MSA|AA|B3", "BTS|3", "FTS|1");
        }
        assertThat(intake.envelopes)
                .extracting(Envelope::reuseKey)
                .containsExactly("CLINIC|VANCOUVER|B1", "CLINIC|VANCOUVER|B2", "CLINIC|VANCOUVER|B3");
    }

    @ParameterizedTest
    @CsvSource({
        "'',  5, '',  BTS-1, counts 5",
        "'',  '', '', BTS,   may not be complete",
        "FHS, 2,  '', FTS,   may not be complete",
        "FHS, 2,  4,  FTS-1, counts 4",
    })
    void aBatchThatCountsWronglyIsReportedAndItsMessagesAreTaken(
            String file, String batchCount, String fileCount, String place, String text) throws Exception {
        String head = "HS|^~\\&|CLINIC|VANCOUVER|PASSERELLE|GATEWAY|20260302||||";
        String batch = (file.isEmpty() ? "" : "F" + head + "F1\r")
                + "B" + head + "B9\r" + MllpSocket.referral("B1") + MllpSocket.referral("B2")
                + (batchCount.isEmpty() ? "" : "BTS|" + batchCount + "\r")
                + (fileCount.isEmpty() ? "" : "FTS|" + fileCount + "\r");
        try (MllpServer server = new MllpServer(Limits.DEFAULT, intake);
                MllpSocket sender = server.connect()) {
            String answer = sender.send(batch).answer();
            assertThat(answer).contains("MSA|AA|B1", "MSA|AA|B2", "BTS|2");
            assertThat(answer).contains("MSA|AE|" + (file.isEmpty() ? "B9" : "F1"), text);
            assertThat(answer).contains("ERR||" + place.replace("-", "^1^"));
        }
        assertThat(intake.envelopes).as("the report is kept too").hasSize(3);
        assertThat(new String(intake.envelopes.get(2).raw(), java.nio.charset.StandardCharsets.UTF_8))
                .as("and holds nothing of the messages")
                .doesNotContain("PID");
    }

    private static String code(String answer) {
        int msa = answer.indexOf("\rMSA|") + 5;
        return answer.substring(msa, msa + 2);
    }

    private static String[] codes(String expected) {
        return expected.isEmpty() ? new String[0] : expected.split(" ");
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Crosswalks;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Dispatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressOutTest {

    private static final String NUMBER = "R-1^CLINIC^2.999.1^ISO";

    @Test
    void anAcceptedReferralIsRepliedToWithBothNumbers() {
        String text = text(
                RriFromProgress.message(Dispatches.of(NUMBER, BusinessStatus.WAITLISTED, "Back in May", Map.of())));
        assertThat(text.split("\r"))
                .containsExactly(
                        "MSH|^~\\&|PASSERELLE|PASSERELLE|CLINIC|VANCOUVER|20260310180000+0000||RRI^I12^RRI_I12|"
                                + Dispatches.DELIVERY + "|P|2.5.1||||||UNICODE UTF-8",
                        "RF1|A^Accepted^HL70283|R^Routine^HL70280|SOC^SOC|||R-1^CLINIC^2.999.1^ISO|||20260310180000+0000||"
                                + "PS-1234^PASSERELLE|||||||||||||Back in May",
                        "PRD|RP^Referring Provider^HL70286|Example Clinic",
                        "PRD|RT^Referred to Provider^HL70286|Harbour Food Hub",
                        "PID|1||9876543213^AB^^BC^JHN^^^^BC||Whitecloud^Marion||19480917|F",
                        "OBX|1|CWE|referral-business-status^Referral status^99PASSERELLE||"
                                + "waitlisted^On waitlist^99PASSERELLE||||||F",
                        "OBX|2|CWE|referral-status-reason^Reason^99PASSERELLE||other^Other reason^99PASSERELLE||||||F",
                        "NTE|1||Back in May");
    }

    @Test
    void aClinicThatReadsFrenchIsToldInFrenchInItsCharset() {
        byte[] message = RriFromProgress.message(
                Dispatches.of(NUMBER, BusinessStatus.BOOKED, "", Map.of("language", "fr-CA", "charset", "8859/1")));
        assertThat(new String(message, StandardCharsets.ISO_8859_1))
                .contains("|8859/1\r")
                .contains("État de l'orientation")
                .contains("booked^Rendez-vous fixé");
    }

    @Test
    void whatTheCharsetCannotHoldLosesItsAccentOnly() {
        byte[] message = RriFromProgress.message(
                Dispatches.of(NUMBER, BusinessStatus.DECLINED, "café — 東", Map.of("charset", "ASCII")));
        assertThat(new String(message, StandardCharsets.US_ASCII)).contains("NTE|1||cafe ? ?\r");
    }

    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void theCoarseStatusIsThatOfThePublishedMap(BusinessStatus status) {
        String published = Vocabulary.load()
                .translate(Crosswalks.BUSINESS_STATUS_TO_REFERRAL_STATUS, status.code())
                .orElse("P");
        Dispatch dispatch = Dispatches.of(NUMBER, status, "", Map.of());
        assertThat(ReplyStatus.of(dispatch.progress().task()).code()).isEqualTo(published);
    }

    @Test
    void cancelledIsI14AndDeclinedIsRejected() {
        assertThat(text(RriFromProgress.message(Dispatches.of(NUMBER, BusinessStatus.CANCELLED, "Moved", Map.of()))))
                .contains("|RRI^I14^RRI_I12|")
                .contains("RF1|R^");
        assertThat(text(RriFromProgress.message(Dispatches.of(NUMBER, BusinessStatus.DECLINED, "Full", Map.of()))))
                .contains("|RRI^I12^RRI_I12|")
                .contains("RF1|R^");
    }

    @Test
    void aReferralThatSaysAlmostNothingIsRepliedToAllTheSame() {
        Dispatch dispatch = Dispatches.of(NUMBER, BusinessStatus.ACCEPTED, "", Map.of());
        Patient patient = Objects.requireNonNull(dispatch.progress().patient());
        patient.setGender(null).setBirthDate(null).setName(null).setIdentifier(List.of(new Identifier()));
        dispatch.progress().request().setIdentifier(List.of(new Identifier())).setCategory(null);
        dispatch.progress().task().setIdentifier(null);
        assertThat(text(RriFromProgress.message(dispatch)))
                .contains("|" + Fixtures.MESSAGE + "^PASSERELLE")
                .contains("PID|1|||||||U\r");
        assertThat(text(OruFromProgress.message(dispatch))).contains("PID|1|||||||U\r");
    }

    @Test
    void aReportInboxGetsTextThatReplacesItselfUntilTheReferralIsClosed() {
        Dispatch open = Dispatches.of(NUMBER, BusinessStatus.WAITLISTED, "Back in May", Map.of());
        assertThat(text(OruFromProgress.message(open)))
                .contains("|ORU^R01^ORU_R01|")
                .contains("OBR|1|R-1^CLINIC^2.999.1^ISO|PS-1234^PASSERELLE|57133-1^Referral note^LN|")
                .contains("|P\r")
                .contains("OBX|2|FT|57133-1^Referral note^LN||Status: On waitlist||||||P")
                .contains("Reason: Back in May");
        Dispatch closed = Dispatches.of(NUMBER, BusinessStatus.COMPLETED, "", Map.of("language", "fr"));
        assertThat(text(OruFromProgress.message(closed))).contains("État : Terminé||||||F");
    }

    @Property(tries = 200)
    void whatIsToldIsReadBackTheSame(@ForAll BusinessStatus status, @ForAll String reason) {
        Dispatch dispatch = Dispatches.of("R\\T\\D 7^CLINIC^2.999.1^ISO", status, reason, Map.of());
        byte[] bytes = RriFromProgress.message(dispatch);
        assertThat(RriFromProgress.message(dispatch)).isEqualTo(bytes);
        Hl7Message read = MessageDecoder.decode(bytes, StandardCharsets.UTF_8).orElseThrow();
        Segment rf1 = read.first("RF1").orElseThrow();
        assertThat(List.of(1, 2, 3, 4).stream().map(rf1.field(6).first()::text))
                .containsExactly("R&D 7", "CLINIC", "2.999.1", "ISO");
        assertThat(rf1.text(1))
                .isEqualTo(ReplyStatus.of(dispatch.progress().task()).code());
        assertThat(BusinessStatus.of(read.first("OBX").orElseThrow().text(5))).contains(status);
        String told =
                read.firstValue("NTE", 3).map(field -> field.first().whole()).orElse("");
        assertThat(told.strip()).isEqualTo(asLines(reason).strip());
    }

    @Test
    void twoQuotationMarksAreTextAndNoOrderToRemove() {
        byte[] message = RriFromProgress.message(Dispatches.of(NUMBER, BusinessStatus.DECLINED, "\"\"", Map.of()));
        Hl7Message read = MessageDecoder.decode(message, StandardCharsets.UTF_8).orElseThrow();
        assertThat(read.firstValue("NTE", 3).orElseThrow().text()).isEqualTo("\"\"");
    }

    @Property(tries = 200)
    void noTextCanMakeASegmentOrAFrame(@ForAll String text) {
        String hostile = text + "\rMSH|^~\\&|EVIL\n\u000BZZZ|1\u001C\r~^&\\|\u0085\u2028NTE|9||x";
        Dispatch dispatch =
                Dispatches.of(NUMBER, BusinessStatus.DECLINED, hostile, Map.of("receiving-facility", hostile));
        Organization owner = dispatch.progress().owner();
        assertThat(owner).isNotNull();
        owner.setName(hostile);
        dispatch.progress().task().addNote().setText(hostile);
        for (byte[] message : List.of(RriFromProgress.message(dispatch), OruFromProgress.message(dispatch))) {
            assertThat(message).doesNotContain((byte) 0x0B, (byte) 0x1C, (byte) '\n');
            Hl7Message read =
                    MessageDecoder.decode(message, StandardCharsets.UTF_8).orElseThrow();
            assertThat(read.strayFraming()).isFalse();
            assertThat(read.segments())
                    .extracting(Segment::name)
                    .doesNotContain("ZZZ")
                    .containsOnlyOnce("MSH")
                    .hasSizeLessThanOrEqualTo(9);
        }
    }

    /** What the encoding makes of line ends and control characters, in terms of the text. */
    private static String asLines(String text) {
        return text.replace("\r\n", "\n")
                .replace('\t', ' ')
                .replaceAll("[\r\u0085\u2028\u2029]", "\n")
                .replaceAll("[\\p{Cntrl}\u0080-\u009F&&[^\n]]", "")
                .replaceAll("[\uD800-\uDFFF]", "?");
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}

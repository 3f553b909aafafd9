package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Dispatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** FHIR to RRI and back is the identity on the business key, the status, the business status and the reason. */
class RriRoundTripTest {

    /** What has to come back. */
    private record State(
            List<String> number,
            Task.@Nullable TaskStatus status,
            @Nullable BusinessStatus business,
            @Nullable StatusReason reason,
            String text) {}

    private record Referral(
            List<String> number,
            BusinessStatus business,
            Optional<StatusReason> reason,
            String text,
            String language) {}

    @Property(tries = 1000)
    void whatIsToldComesBack(@ForAll("referrals") Referral referral) {
        Dispatch dispatch = dispatch(referral);
        byte[] message = RriFromProgress.message(dispatch);
        State told = read(message);
        assertThat(told).isEqualTo(state(dispatch.progress().task(), referral.number()));
        assertThat(RriFromProgress.message(dispatch)).isEqualTo(message);
    }

    private static Dispatch dispatch(Referral referral) {
        String number =
                referral.number().stream().map(RriRoundTripTest::escaped).collect(Collectors.joining("^"));
        Dispatch dispatch = Dispatches.of(number, referral.business(), "", Map.of("language", referral.language()));
        CodeableConcept reason = new CodeableConcept();
        referral.reason().ifPresent(code -> reason.addCoding(new Coding(Systems.STATUS_REASON, code.code(), null)));
        if (!referral.text().isEmpty()) {
            reason.setText(referral.text());
        }
        dispatch.progress().task().setStatusReason(reason.isEmpty() ? null : reason);
        return dispatch;
    }

    private static String escaped(String text) {
        return Encoding.STANDARD.encode(text);
    }

    private static State state(Task task, List<String> number) {
        Optional<StatusReason> code = task.getStatusReason().getCoding().stream()
                .flatMap(coding -> StatusReason.of(coding.getCode()).stream())
                .findFirst();
        return new State(
                number,
                task.getStatus(),
                BusinessStatus.of(task.getBusinessStatus()).orElse(null),
                code.orElse(null),
                task.getStatusReason().hasText() ? task.getStatusReason().getText() : "");
    }

    /** The state that a receiver of the RRI has: the number of RF1-6, the codes of our systems in OBX, the reason in NTE. */
    private static State read(byte[] bytes) {
        Hl7Message message =
                MessageDecoder.decode(bytes, StandardCharsets.UTF_8).orElseThrow();
        Segment rf1 = message.first("RF1").orElseThrow();
        List<String> sent =
                IntStream.rangeClosed(1, 4).mapToObj(rf1.field(6).first()::text).toList();
        Identifier number = BusinessKey.sent(new Reading(message, Fixtures.envelope(bytes), Fixtures.CLINIC))
                .orElseThrow();
        assertThat(number.getSystem()).startsWith(Systems.PARTNER_NUMBER);
        assertThat(BusinessKey.sentComponents(number)).isEqualTo(sent);
        Optional<BusinessStatus> business =
                answer(message, "referral-business-status").flatMap(BusinessStatus::of);
        Optional<StatusReason> reason =
                answer(message, "referral-status-reason").flatMap(StatusReason::of);
        String text = message.firstValue("NTE", 3).map(NotesFromNte::text).orElse("");
        // Words that only spell the code out are not a reason of their own.
        boolean spelt = reason.filter(code -> List.of("en", "fr").stream()
                        .map(Locale::forLanguageTag)
                        .map(Wording::in)
                        .anyMatch(wording -> wording.display(Systems.STATUS_REASON, code.code())
                                .equals(text)))
                .isPresent();
        ReplyStatus coarse = List.of(ReplyStatus.values()).stream()
                .filter(each -> each.code().equals(rf1.text(1)))
                .findFirst()
                .orElseThrow();
        business.ifPresent(fine -> assertThat(
                        ReplyStatus.of(new Task().setStatus(fine.taskStatus()).setBusinessStatus(fine.concept())))
                .isEqualTo(coarse));
        return new State(
                sent,
                business.map(BusinessStatus::taskStatus).orElse(null),
                business.orElse(null),
                reason.orElse(null),
                spelt ? "" : text);
    }

    private static Optional<String> answer(Hl7Message message, String question) {
        return message.all("OBX").stream()
                .filter(obx -> obx.text(3).equals(question)
                        && obx.field(3).first().text(3).equals(V2CodingSystem.OWN))
                .map(obx -> obx.text(5))
                .findFirst();
    }

    @Provide
    Arbitrary<Referral> referrals() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("AZaz09-_./|^~&\\ é#")
                .ofMaxLength(20)
                .map(String::strip);
        Arbitrary<String> entity = part.filter(text -> !text.isEmpty() && !text.equals("\"\""));
        Arbitrary<List<String>> number =
                Combinators.combine(entity, part, part, part).as(List::of);
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abcé |^~&\\\"\n<>0x")
                .ofMaxLength(60)
                .map(String::strip);
        return Combinators.combine(
                        number,
                        Arbitraries.of(BusinessStatus.values()),
                        Arbitraries.of(StatusReason.values()).optional(),
                        text,
                        Arbitraries.of("en", "fr"))
                .as(Referral::new);
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.KnownReferrals.Role;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.CodeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * RRI^I12 to I14 (HL7 v2.9 §11.6) from whoever answers for a referral: accepted, declined, or what the OBX of our code system says more exactly.
 * Accepted with a planned end (RF1-13) that has come is completed. A state that the referral has already changes nothing.
 */
public final class AnswerFromRri {

    /** What this maps. */
    public static final Set<MessageType> TYPES =
            Set.of(new MessageType("RRI", "I12"), new MessageType("RRI", "I13"), new MessageType("RRI", "I14"));

    /** States that a reply can bring about; the others need more than it says. */
    private static final Set<BusinessStatus> ANSWERS = EnumSet.of(
            BusinessStatus.RECEIVED,
            BusinessStatus.ACCEPTED,
            BusinessStatus.DECLINED,
            BusinessStatus.AWAITING_INFORMATION,
            BusinessStatus.IN_PROGRESS,
            BusinessStatus.INTERIM,
            BusinessStatus.COMPLETED,
            BusinessStatus.CANCELLED,
            BusinessStatus.FAILED);

    private static final Set<BusinessStatus> UNDECIDED =
            EnumSet.of(BusinessStatus.SENT, BusinessStatus.RECEIVED, BusinessStatus.WAITLISTED);

    private AnswerFromRri() {}

    /**
     * Maps one message.
     *
     * @param known the referrals that its numbers name, or else the open ones of its person
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        Optional<Segment> rf1 = message.first("RF1");
        if (rf1.isEmpty()) {
            return Outcome.rejected(
                    Problem.error("RF1", ProblemCode.REQUIRED_MISSING, "There is no RF1 segment: what is the answer?"));
        }
        return AboutReferral.with(reading, known, referral -> map(reading, rf1.get(), referral));
    }

    private static Outcome<Bundle> map(Reading reading, Segment rf1, KnownReferral referral) {
        if (referral.role() == Role.REQUESTER) {
            return Outcome.rejected(Problem.error(
                    "MSH-9",
                    ProblemCode.NOT_ALLOWED,
                    "The recipient answers; the referrer changes a referral by REF^I13 and cancels it by REF^I14"));
        }
        BusinessStatus now = ReplyStatus.fine(referral.task()).orElse(BusinessStatus.SENT);
        Optional<BusinessStatus> said = fine(reading).or(() -> coarse(rf1, now, reading));
        if (said.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "RF1-1", ProblemCode.UNKNOWN_CODE, "No state of a referral is known for this status (table 0283)"));
        }
        BusinessStatus to = said.get();
        if (to == now || (to == BusinessStatus.RECEIVED && now != BusinessStatus.SENT)) {
            reading.ignored(rf1.field(1).location(), "the referral is in this state already; nothing changes");
            return Outcome.mapped(new Entries(reading).bundle(), reading.notes());
        }
        if (!ANSWERS.contains(to)) {
            return Outcome.rejected(Problem.error(
                    "OBX-5",
                    ProblemCode.UNKNOWN_CODE,
                    "A reply does not say enough for this state: book by SIU^S12, report by ORU^R01"));
        }
        return AnswerOfRecipient.map(reading, referral, to, reason(reading, rf1), words(reading, rf1));
    }

    /** The OBX of our own code system. */
    private static Optional<BusinessStatus> fine(Reading reading) {
        return answer(reading, "referral-business-status").flatMap(BusinessStatus::of);
    }

    private static Optional<String> answer(Reading reading, String question) {
        return reading.message().all("OBX").stream()
                .filter(obx -> obx.text(3).equals(question)
                        && obx.field(3).first().text(3).equals(V2CodingSystem.OWN))
                .map(obx -> obx.text(5))
                .findFirst();
    }

    /** RF1-1. Pending says that it has arrived; expired that nobody has taken it up, or that it came to nothing. */
    private static Optional<BusinessStatus> coarse(Segment rf1, BusinessStatus now, Reading reading) {
        String sent = rf1.text(1).toUpperCase(Locale.ROOT);
        String code = reading.profile().mapping().meaning(CodeKind.STATUS, sent).orElse(sent);
        return switch (code) {
            case "", "P" -> Optional.of(BusinessStatus.RECEIVED);
            case "A" -> Optional.of(hasEnded(rf1, reading) ? BusinessStatus.COMPLETED : accepted(now));
            case "R" -> Optional.of(BusinessStatus.DECLINED);
            case "E" -> Optional.of(isUndecided(now) ? BusinessStatus.DECLINED : BusinessStatus.FAILED);
            default -> Optional.empty();
        };
    }

    /** What goes on, or is completed, has been accepted; what has ended otherwise has not. */
    private static BusinessStatus accepted(BusinessStatus now) {
        boolean ended = TransitionTable.isOver(now.taskStatus()) && now != BusinessStatus.COMPLETED;
        return ended || isUndecided(now) || now == BusinessStatus.AWAITING_INFORMATION ? BusinessStatus.ACCEPTED : now;
    }

    private static boolean isUndecided(BusinessStatus now) {
        return UNDECIDED.contains(now);
    }

    private static boolean hasEnded(Segment rf1, Reading reading) {
        return reading.dateTime(rf1.field(13))
                .filter(DateTimeType::hasValue)
                .filter(end ->
                        !end.getValue().toInstant().isAfter(reading.envelope().received()))
                .isPresent();
    }

    private static CodeableConcept reason(Reading reading, Segment rf1) {
        CodeableConcept reason = rf1.field(10).hasValue()
                ? ConceptFromCwe.concept(rf1.field(10).first(), "0336", reading.profile())
                : new CodeableConcept();
        answer(reading, "referral-status-reason")
                .flatMap(StatusReason::of)
                .ifPresent(code -> reason.addCoding(new Coding(Systems.STATUS_REASON, code.code(), null)));
        words(reading, rf1).ifPresent(reason::setText);
        return reason.hasText() ? reason : reason.setText("No reason given / Aucun motif indiqué");
    }

    /** RF1-24, else the first NTE. */
    private static Optional<String> words(Reading reading, Segment rf1) {
        Field comment = rf1.field(24);
        return (comment.hasValue() ? Optional.of(comment) : reading.message().firstValue("NTE", 3))
                .map(NotesFromNte::text);
    }
}

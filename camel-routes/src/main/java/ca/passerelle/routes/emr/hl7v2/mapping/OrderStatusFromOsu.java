package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.KnownReferrals.Role;
import ca.passerelle.routes.port.SenderProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;

/**
 * OSU^O51 (HL7 v2.9 §4.4.16; IHE 360X): a referral is accepted, declined, cancelled or goes on, by the order control code in ORC-1 and the order
 * status in ORC-5. From the referrer only a cancellation counts; from whoever answers for the referral each state of its lifecycle.
 * Of several orders each is told by its own ORC.
 */
public final class OrderStatusFromOsu {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("OSU", "O51"));

    private static final Set<String> CANCELLING = Set.of("CA", "DC", "OC", "OD", "CR", "DR");

    private OrderStatusFromOsu() {}

    /**
     * Maps one message.
     *
     * @param known the referrals that its numbers name, or else the open ones of its person
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        List<Segment> orders = message.all("ORC");
        if (orders.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "ORC", ProblemCode.REQUIRED_MISSING, "There is no ORC segment: which order is it about?"));
        }
        return orders.size() == 1
                ? AboutReferral.with(reading, known, referral -> map(reading, orders.get(0), referral))
                : several(reading, known);
    }

    /** The state of each order, of all of them or of none. */
    private static Outcome<Bundle> several(Reading whole, List<KnownReferral> known) {
        List<Reading> orders = new ArrayList<>();
        OrderGroups.statuses(whole.message()).forEach(part -> orders.add(whole.part(part, orders.size() + 1)));
        List<Problem> problems = new ArrayList<>();
        Map<UUID, String> told = new HashMap<>();
        for (Reading order : orders) {
            String place = orc(order).location().toString();
            if (ReferralNumbers.of(order.message()).isEmpty()) {
                problems.add(Problem.error(
                        place + "-2",
                        ProblemCode.REQUIRED_MISSING,
                        "Each of several orders is named by its number (ORC-2 or ORC-3)"));
            }
            for (KnownReferral referral : AboutReferral.named(order, known)) {
                String earlier = told.putIfAbsent(referral.taskId(), place);
                if (earlier != null && !earlier.equals(place)) {
                    problems.add(Problem.error(
                            place + "-2",
                            ProblemCode.CONFLICT,
                            "The order is that of " + earlier + "; send its states one after the other"));
                }
            }
        }
        return problems.isEmpty()
                ? JointOrders.join(
                        orders,
                        order -> AboutReferral.with(
                                order, AboutReferral.named(order, known), referral -> map(order, orc(order), referral)),
                        List.of())
                : Outcome.rejected(problems);
    }

    private static Segment orc(Reading order) {
        return order.message().first("ORC").orElseThrow();
    }

    /** Whether an order control code ends an order. */
    static boolean isCancelling(String control) {
        return CANCELLING.contains(control.toUpperCase(Locale.ROOT));
    }

    private static Outcome<Bundle> map(Reading reading, Segment orc, KnownReferral referral) {
        Optional<BusinessStatus> to = state(orc);
        if (to.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    orc.field(orc.text(1).equalsIgnoreCase("SC") ? 5 : 1)
                            .location()
                            .toString(),
                    ProblemCode.UNKNOWN_CODE,
                    "No state of a referral is known for this order control code and order status"));
        }
        if (referral.role() == Role.REQUESTER) {
            return to.get() == BusinessStatus.CANCELLED
                    ? cancelled(reading, orc, referral)
                    : Outcome.rejected(Problem.error(
                            orc.field(1).location().toString(),
                            ProblemCode.NOT_ALLOWED,
                            "The referrer cancels; the other states are the recipient's"));
        }
        return AnswerOfRecipient.map(reading, referral, to.get(), reason(reading, orc), words(reading, orc));
    }

    /** The request is revoked and its Task cancelled, as by REF^I14. */
    static Outcome<Bundle> cancelled(Reading reading, Segment orc, KnownReferral referral) {
        Entries entries = new Entries(reading);
        ServiceRequest request = new ServiceRequest().setStatus(ServiceRequestStatus.REVOKED);
        Task task = new Task()
                .setStatus(Task.TaskStatus.CANCELLED)
                .setBusinessStatus(BusinessStatus.CANCELLED.concept())
                .setStatusReason(reason(reading, orc));
        entries.patch(referral.request(), JsonPatch.adding(request).bytes());
        entries.patch(referral.task(), JsonPatch.adding(task).bytes());
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** ORC-16, else the first NTE; words for none where neither says. */
    private static CodeableConcept reason(Reading reading, Segment orc) {
        CodeableConcept reason = orc.field(16).hasValue()
                ? ConceptFromCwe.concept(orc.field(16).first(), "order-reason", reading.profile())
                : new CodeableConcept();
        if (!reason.hasText()) {
            reason.setText(words(reading, orc).orElse("No reason given / Aucun motif indiqué"));
        }
        return reason;
    }

    private static Optional<String> words(Reading reading, Segment orc) {
        Field coded = orc.field(16);
        Optional<String> said = coded.hasValue()
                ? Optional.of(
                        coded.first().text(2).isEmpty()
                                ? coded.text()
                                : coded.first().text(2))
                : Optional.empty();
        return said.filter(text -> !text.isEmpty())
                .or(() -> comment(reading, orc).map(NotesFromNte::text));
    }

    /** The order's own NTE, else the first of the message. */
    private static Optional<Field> comment(Reading reading, Segment orc) {
        List<Segment> segments = reading.message().segments();
        int begins = segments.indexOf(orc);
        return segments.stream()
                .skip(Math.max(0, begins))
                .filter(segment -> segment.name().equals("NTE"))
                .map(nte -> nte.field(3))
                .filter(Field::hasValue)
                .findFirst()
                .or(() -> reading.message().firstValue("NTE", 3));
    }

    /** Tables 0119 and 0038. */
    private static Optional<BusinessStatus> state(Segment orc) {
        String control = orc.text(1).toUpperCase(Locale.ROOT);
        if (isCancelling(control)) {
            return Optional.of(BusinessStatus.CANCELLED);
        }
        Optional<BusinessStatus> direct =
                switch (control) {
                    case "OK", "NA", "RE" -> Optional.of(BusinessStatus.ACCEPTED);
                    case "UA", "UN", "UD", "DE" -> Optional.of(BusinessStatus.DECLINED);
                    case "HD", "OH", "HR" -> Optional.of(BusinessStatus.AWAITING_INFORMATION);
                    default -> Optional.empty();
                };
        return orc.field(5).hasValue() ? status(orc.text(5)).or(() -> direct) : direct;
    }

    private static Optional<BusinessStatus> status(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "SC", "IP" -> Optional.of(BusinessStatus.IN_PROGRESS);
            case "A" -> Optional.of(BusinessStatus.INTERIM);
            case "CM" -> Optional.of(BusinessStatus.COMPLETED);
            case "CA", "DC" -> Optional.of(BusinessStatus.CANCELLED);
            case "HD" -> Optional.of(BusinessStatus.AWAITING_INFORMATION);
            case "ER" -> Optional.of(BusinessStatus.FAILED);
            case "RP" -> Optional.of(BusinessStatus.DECLINED);
            default -> Optional.empty();
        };
    }
}

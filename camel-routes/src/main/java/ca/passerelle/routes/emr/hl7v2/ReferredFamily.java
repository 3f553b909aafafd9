package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AnswerFromRri;
import ca.passerelle.routes.emr.hl7v2.mapping.BookingFromSiu;
import ca.passerelle.routes.emr.hl7v2.mapping.DocumentFromMdm;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.OrderStatusFromOsu;
import ca.passerelle.routes.emr.hl7v2.mapping.PatientFromAdt;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralNumbers;
import ca.passerelle.routes.emr.hl7v2.mapping.ReportFromOru;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.SenderProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;

/** What belongs to a referral that there is: reports (ORU), documents (MDM), bookings (SIU), states (OSU) and answers (RRI). The record is asked for it. */
public final class ReferredFamily implements MessageFamily {

    private final KnownReferrals referrals;
    private final Map<MessageType, Mapping> mappings = new HashMap<>();

    @FunctionalInterface
    private interface Mapping {
        Outcome<Bundle> map(Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known);
    }

    public ReferredFamily(KnownReferrals referrals) {
        this.referrals = referrals;
        ReportFromOru.TYPES.forEach(type -> mappings.put(type, ReportFromOru::map));
        DocumentFromMdm.TYPES.forEach(type -> mappings.put(type, DocumentFromMdm::map));
        BookingFromSiu.TYPES.forEach(type -> mappings.put(type, BookingFromSiu::map));
        OrderStatusFromOsu.TYPES.forEach(type -> mappings.put(type, OrderStatusFromOsu::map));
        AnswerFromRri.TYPES.forEach(type -> mappings.put(type, AnswerFromRri::map));
    }

    @Override
    public Set<MessageType> types() {
        return Set.copyOf(mappings.keySet());
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Mapping mapping = mappings.get(MessageType.of(message));
        if (mapping == null) {
            throw new IllegalArgumentException("not a type of this family");
        }
        return Handling.acknowledged(mapping.map(message, envelope, profile, known(message, envelope, profile)));
    }

    /** A message without a number that answers one of ours is about the same referral. */
    private List<KnownReferral> answered(Hl7Message message, SenderProfile profile) {
        return message.firstValue("MSA", 2)
                .map(field -> referrals.byMessage(profile, field.text()))
                .orElse(List.of());
    }

    /** By number; where the message names no order, the open ones of its person. */
    private List<KnownReferral> known(Hl7Message message, Envelope envelope, SenderProfile profile) {
        List<String> numbers = ReferralNumbers.of(message);
        List<KnownReferral> named =
                numbers.isEmpty() ? answered(message, profile) : referrals.byNumber(profile, numbers);
        return named.isEmpty() && !ReferralNumbers.namesOrder(message)
                ? referrals.openOf(profile, PatientFromAdt.identifiers(message, envelope, profile))
                : named;
    }
}

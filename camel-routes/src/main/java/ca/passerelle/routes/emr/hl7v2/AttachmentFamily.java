package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mapping.AttachmentFromOru;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Referrals;
import ca.passerelle.routes.port.SenderProfile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** ORU^R01 that names its referral by OSCAR's sentence. Whatever else has one of these types goes to the family behind it. */
public final class AttachmentFamily implements MessageFamily {

    private static final MessageType ORU = new MessageType("ORU", "R01");

    private final Referrals referrals;
    private final @Nullable MessageFamily otherwise;

    /**
     * A family before another.
     *
     * @param otherwise takes reports that are no such attachments; null when no one does
     */
    public AttachmentFamily(Referrals referrals, @Nullable MessageFamily otherwise) {
        this.referrals = referrals;
        this.otherwise = otherwise;
    }

    @Override
    public Set<MessageType> types() {
        Set<MessageType> types = new HashSet<>(otherwise == null ? Set.of() : otherwise.types());
        types.add(ORU);
        return types;
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Optional<AttachmentFromOru> attachment = MessageType.of(message).equals(ORU)
                ? AttachmentFromOru.in(message, envelope, profile)
                : Optional.empty();
        if (attachment.isPresent()) {
            return Handling.acknowledged(join(attachment.get(), profile));
        }
        return otherwise == null
                ? Handling.acknowledged(Outcome.rejected(Problem.error(
                        "OBR-2", ProblemCode.UNKNOWN_REFERRAL, "The report does not say which referral it belongs to")))
                : otherwise.handle(message, envelope, profile);
    }

    private Outcome<Bundle> join(AttachmentFromOru attachment, SenderProfile profile) {
        Optional<Progress> referral = referrals.standing(
                profile.partner(),
                attachment.number().getSystem(),
                attachment.number().getValue());
        return referral.map(attachment::joined).orElseGet(attachment::early);
    }
}

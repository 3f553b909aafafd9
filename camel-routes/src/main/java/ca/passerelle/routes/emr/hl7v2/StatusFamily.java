package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.StatusReply;
import ca.passerelle.routes.emr.hl7v2.mapping.StatusRequest;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Referrals;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Optional;
import java.util.Set;

/** REF^I15: how a referral stands, answered by RRI^I15. */
public final class StatusFamily implements MessageFamily {

    private final Referrals referrals;

    public StatusFamily(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public Set<MessageType> types() {
        return StatusRequest.TYPES;
    }

    @Override
    public boolean isQuery() {
        return true;
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        StatusRequest request = new StatusRequest(message, envelope, profile);
        Optional<Progress> standing = request.number()
                .flatMap(number -> referrals.standing(profile.partner(), number.getSystem(), number.getValue()));
        return standing.map(
                        progress -> new Handling(request.known(), new StatusReply(message.header(), progress, profile)))
                .orElseGet(() -> Handling.acknowledged(request.unknown()));
    }
}

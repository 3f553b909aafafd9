package ca.passerelle.routes.community.email;

import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.MailTransport;
import ca.passerelle.routes.port.MailTransport.Mail;
import ca.passerelle.routes.port.OutboundProtocol;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Tells an organisation by e-mail that a referral waits for it, or has moved. The endpoint's address is an e-mail address. */
public final class EmailSender implements OutboundProtocol {

    private final MailTransport transport;
    private final Vocabulary vocabulary;
    private final ZoneId zone;

    /** @param zone in which people read dates */
    public EmailSender(MailTransport transport, Vocabulary vocabulary, ZoneId zone) {
        this.transport = transport;
        this.vocabulary = vocabulary;
        this.zone = zone;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Attempt send(Dispatch dispatch) {
        Mail mail = MailFromProgress.mail(dispatch, vocabulary, zone);
        byte[] sent = mail.text().getBytes(StandardCharsets.UTF_8);
        return switch (transport.hand(mail)) {
            case TAKEN -> new Attempt.Delivered(sent, null);
            case REFUSED -> new Attempt.Failed(sent, null, "refused", false);
            case UNREACHABLE -> new Attempt.Failed(sent, null, "unreachable", true);
        };
    }
}

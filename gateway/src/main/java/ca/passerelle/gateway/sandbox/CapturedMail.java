package ca.passerelle.gateway.sandbox;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.MailTransport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps mail instead of sending it: the sandbox writes to nobody. */
@Component
@Profile("sandbox")
class CapturedMail implements MailTransport {

    private final Captures captures;
    private final Partners partners;

    CapturedMail(Captures captures, Partners partners) {
        this.captures = captures;
        this.partners = partners;
    }

    @Override
    public Handover hand(Mail mail) {
        String partner =
                partners.byAddress(Channel.EMAIL, mail.to()).map(Partner::key).orElse("");
        captures.keep(
                Channel.EMAIL, partner, "To: " + mail.to() + "\nSubject: " + mail.subject() + "\n\n" + mail.text());
        return Handover.TAKEN;
    }
}

package ca.passerelle.gateway.doors;

import ca.passerelle.routes.port.MailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by the configured SMTP server, as text with an HTML alternative. */
@Component
@Profile("!sandbox")
class SmtpTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    private final ObjectProvider<JavaMailSender> servers;
    private final MailProperties properties;

    SmtpTransport(ObjectProvider<JavaMailSender> servers, MailProperties properties) {
        this.servers = servers;
        this.properties = properties;
    }

    @Override
    public Handover hand(Mail mail) {
        JavaMailSender server = servers.getIfAvailable();
        if (server == null || properties.from().isBlank()) {
            LOG.warn("mail {} waits: spring.mail.host or passerelle.mail.from is not set", mail.message());
            return Handover.UNREACHABLE;
        }
        try {
            server.send(message(server, mail));
            return Handover.TAKEN;
        } catch (MessagingException malformed) {
            return Handover.REFUSED;
        } catch (MailException fault) {
            return SmtpFault.isForGood(fault) ? Handover.REFUSED : Handover.UNREACHABLE;
        }
    }

    private MimeMessage message(JavaMailSender server, Mail mail) throws MessagingException {
        String domain = properties.from().substring(properties.from().lastIndexOf('@') + 1);
        MimeMessage message =
                new NumberedMessage(server.createMimeMessage(), "<" + mail.message() + "@" + domain + ">");
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(properties.from());
        parts.setTo(mail.to());
        parts.setSubject(mail.subject());
        parts.setText(mail.text(), mail.html());
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        // Out-of-office replies would only go to a mailbox that nobody reads.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Keeps the id that it is given: a repeat is recognised by it. */
    private static final class NumberedMessage extends MimeMessage {

        private final String id;

        NumberedMessage(MimeMessage blank, String id) throws MessagingException {
            super(blank.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

package ca.passerelle.gateway.doors;

import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.community.email.EmailSender;
import ca.passerelle.routes.port.MailTransport;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** E-mail out. */
@Configuration
class MailDoor {

    @Bean
    EmailSender emailSender(MailTransport transport, Vocabulary vocabulary, ZoneId readersZone) {
        return new EmailSender(transport, vocabulary, readersZone);
    }
}

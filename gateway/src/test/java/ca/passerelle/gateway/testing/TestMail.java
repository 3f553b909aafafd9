package ca.passerelle.gateway.testing;

import ca.passerelle.routes.port.MailTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Mail that is sent during a test. */
@TestConfiguration
public class TestMail {

    /** Takes all mail, and shows it. */
    public static final class Mailbox implements MailTransport {

        private final List<Mail> mails = new CopyOnWriteArrayList<>();

        @Override
        public Handover hand(Mail mail) {
            mails.add(mail);
            return Handover.TAKEN;
        }

        /** What came for a referral, by its number. */
        public List<Mail> about(String number) {
            return mails.stream()
                    .filter(mail -> mail.subject().contains(number))
                    .toList();
        }
    }

    @Bean
    @Primary
    Mailbox mailbox() {
        return new Mailbox();
    }
}

package ca.passerelle.routes.community.email;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.MailTransport.Handover;
import ca.passerelle.routes.port.MailTransport.Mail;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a mail server says becomes what delivery does next. */
class EmailSenderTest {

    private static final Dispatch DISPATCH = Postcards.of(Locale.CANADA, "requested", BusinessStatus.SENT);

    private final List<Mail> handed = new ArrayList<>();

    @Test
    void aTakenMailIsDelivered() {
        Attempt attempt = sender(Handover.TAKEN).send(DISPATCH);
        assertThat(attempt).isInstanceOf(Attempt.Delivered.class);
        assertThat(handed).hasSize(1);
        assertThat(handed.get(0).to()).isEqualTo("walks@harbour.example.org");
        assertThat(handed.get(0).message()).isEqualTo(DISPATCH.delivery());
        assertThat(new String(attempt.sent(), StandardCharsets.UTF_8))
                .isEqualTo(handed.get(0).text());
    }

    @Test
    void aRefusedMailIsNotTriedAgainAndAnUnreachableServerIs() {
        assertThat(again(Handover.REFUSED)).isFalse();
        assertThat(again(Handover.UNREACHABLE)).isTrue();
    }

    private boolean again(Handover handover) {
        return ((Attempt.Failed) sender(handover).send(DISPATCH)).again();
    }

    private EmailSender sender(Handover handover) {
        return new EmailSender(
                mail -> {
                    handed.add(mail);
                    return handover;
                },
                Vocabulary.load(),
                ZoneOffset.UTC);
    }
}

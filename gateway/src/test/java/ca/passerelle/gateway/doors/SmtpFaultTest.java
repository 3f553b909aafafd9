package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/** Which refusals of a mail server are worth another try. */
class SmtpFaultTest {

    @Test
    void anAddressThatDoesNotExistIsForGood() throws Exception {
        assertThat(SmtpFault.isForGood(addressFailed(550))).isTrue();
        assertThat(SmtpFault.isForGood(new MailParseException("no address"))).isTrue();
    }

    @Test
    void aFullMailboxAnUnreachableServerAndAWrongPasswordMayPass() throws Exception {
        assertThat(SmtpFault.isForGood(addressFailed(452))).isFalse();
        assertThat(SmtpFault.isForGood(new MailSendException("no connection", new ConnectException())))
                .isFalse();
        assertThat(SmtpFault.isForGood(new MailAuthenticationException("no"))).isFalse();
    }

    private static MailSendException addressFailed(int reply) throws Exception {
        SendFailedException failed = new SendFailedException("invalid addresses");
        failed.setNextException(
                new SMTPAddressFailedException(new InternetAddress("a@example.org"), "RCPT TO", reply, "no"));
        return new MailSendException(Map.of("message", failed));
    }
}

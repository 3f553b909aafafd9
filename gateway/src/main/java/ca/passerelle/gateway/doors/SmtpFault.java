package ca.passerelle.gateway.doors;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/** Tells a refusal by a mail server from trouble that passes: replies 5xx stand for good, all else may pass (RFC 5321 §4.2.1). */
final class SmtpFault {

    private static final int PERMANENT = 500;

    private SmtpFault() {}

    static boolean isForGood(MailException fault) {
        if (fault instanceof MailSendException send) {
            return Stream.concat(Arrays.stream(send.getMessageExceptions()), Stream.ofNullable(send.getCause()))
                    .anyMatch(SmtpFault::isPermanent);
        }
        return fault instanceof MailParseException || fault instanceof MailPreparationException;
    }

    /** Looks along both chains of a mail fault: its causes, and what else went wrong with the same message. */
    private static boolean isPermanent(@Nullable Throwable fault) {
        if (fault == null) {
            return false;
        }
        boolean here = fault instanceof AddressException
                || (fault instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT)
                || (fault instanceof SMTPSendFailedException send && send.getReturnCode() >= PERMANENT);
        // A MessagingException's cause is its next exception.
        Throwable next = fault instanceof MessagingException mail ? mail.getNextException() : fault.getCause();
        return here || isPermanent(next);
    }
}

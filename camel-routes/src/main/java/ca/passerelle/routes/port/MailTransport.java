package ca.passerelle.routes.port;

import java.util.Locale;
import java.util.UUID;

/** Hands mail to whatever carries it: a mail server, or the sandbox. Who it comes from is the carrier's setting. */
public interface MailTransport {

    /** Hands over once. Never throws for a fault of the mail server. */
    Handover hand(Mail mail);

    /**
     * One message to one address.
     *
     * @param message stable id, the local part of Message-ID: a repeat carries the same
     * @param to the address
     * @param text the message as plain text
     * @param html the same as HTML
     * @param language of both
     */
    record Mail(UUID message, String to, String subject, String text, String html, Locale language) {

        /** Keeps the link in the text out of logs. */
        @Override
        public String toString() {
            return "Mail[" + message + "]";
        }
    }

    /** What became of a message. */
    enum Handover {
        /** The mail server has it. */
        TAKEN,
        /** The mail server will not take it, now or later. */
        REFUSED,
        /** The mail server could not be reached, or asks to try again. */
        UNREACHABLE
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;

/**
 * What a message is (MSH-9).
 *
 * @param code the message type, MSH-9.1, e.g. {@code REF}
 * @param event the trigger event, MSH-9.2, e.g. {@code I12}
 */
public record MessageType(String code, String event) {

    /** The type that a message says it has. */
    public static MessageType of(Hl7Message message) {
        return new MessageType(message.type(), message.event());
    }

    @Override
    public String toString() {
        return code + "^" + event;
    }
}

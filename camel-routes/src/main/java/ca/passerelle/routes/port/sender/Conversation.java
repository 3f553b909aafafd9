package ca.passerelle.routes.port.sender;

import java.util.List;

/**
 * How the gateway answers a sender.
 *
 * @param acknowledgement by which mode messages are acknowledged
 * @param backChannels by which messages the sender is told of a referral, in order of preference; empty when the endpoint says so
 * @param reusedControlId whether a control id with other content is taken (and flagged) or refused with AR 205
 */
public record Conversation(
        Acknowledgement acknowledgement, List<BackChannel> backChannels, ReusedControlId reusedControlId) {

    public Conversation {
        backChannels = List.copyOf(backChannels);
    }

    /** The acknowledgement modes of HL7 v2.9 §2.9. */
    public enum Acknowledgement {
        /** As MSH-15 and MSH-16 of each message ask. */
        AS_ASKED,
        /** One AA, AE or AR, whatever is asked. */
        ORIGINAL,
        /** CA, CE or CR first, whatever is asked. */
        ENHANCED
    }

    /** Messages that an EMR may know how to receive. */
    public enum BackChannel {
        RRI,
        ORU,
        ORU_PDF,
        MDM,
        MDM_PDF,
        SIU,
        /** Nothing is sent. */
        NONE
    }

    /** What to do with a control id that arrives again with other content. */
    public enum ReusedControlId {
        ACCEPT,
        REFUSE
    }
}

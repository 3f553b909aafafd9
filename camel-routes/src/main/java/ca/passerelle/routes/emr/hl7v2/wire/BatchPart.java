package ca.passerelle.routes.emr.hl7v2.wire;

/**
 * One piece of a batch as it was sent (HL7 v2.9 §2.10.3).
 *
 * @param kind what it is
 * @param bytes of the segment, or of the whole message, without the last line end
 */
public record BatchPart(Kind kind, byte[] bytes) {

    /** What a batch is made of. */
    public enum Kind {
        FHS,
        BHS,
        MSH,
        BTS,
        FTS,
        /** A segment that belongs to no message. */
        STRAY
    }
}

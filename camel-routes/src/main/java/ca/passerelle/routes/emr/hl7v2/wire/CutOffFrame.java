package ca.passerelle.routes.emr.hl7v2.wire;

/**
 * A frame above the size limit: no more of it was read than this.
 *
 * @param head its first bytes, enough for the header
 */
public record CutOffFrame(byte[] head) {

    /** How much of it is kept. */
    static final int HEAD_BYTES = 8 * 1024;
}

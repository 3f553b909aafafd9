package ca.passerelle.routes.emr.hl7v2.mapping;

/**
 * What became of one field of a message.
 *
 * @param location the field
 * @param use what was made of it
 * @param text why it was not simply mapped, in English, without a person's data; empty when it was
 */
public record LedgerLine(String location, Use use, String text) {

    /** What can become of a field. */
    public enum Use {
        /** It is in the result, all of it or all but what the text names. */
        MAPPED,
        /** Left out on purpose. */
        IGNORED,
        /** Not understood, or no place is known for it; a note says so to the sender. */
        NOTED
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.kit.Sha256;
import java.util.HexFormat;

/** What makes a repeat recognisable: SHA-256 of the message without MSH-7, which changes when a sender tries again. */
public final class MessageHash {

    private static final int MESSAGE_TIME = 7;

    private MessageHash() {}

    /** Lower-case hexadecimal SHA-256 of the payload without MSH-7; of the whole payload when it has no such field. */
    public static String of(byte[] payload) {
        int from = separator(payload, MESSAGE_TIME - 1);
        int to = separator(payload, MESSAGE_TIME);
        Sha256 hash = from < 0
                ? new Sha256().add(payload)
                : new Sha256().add(payload, 0, from).add(payload, to < 0 ? headerEnd(payload) : to, payload.length);
        return HexFormat.of().formatHex(hash.end());
    }

    /** Index of the n-th field separator of the header; MSH-1 is the first, so that field n ends at separator n. */
    private static int separator(byte[] payload, int n) {
        int start = headerStart(payload);
        int end = headerEnd(payload);
        if (start + 3 >= end) {
            return -1;
        }
        byte separator = payload[start + 3];
        int seen = 0;
        for (int index = start + 3; index < end; index++) {
            if (payload[index] == separator && ++seen == n) {
                return index;
            }
        }
        return -1;
    }

    private static int headerStart(byte[] payload) {
        int start = 0;
        while (start < payload.length && !Character.isLetter(payload[start])) {
            start++;
        }
        return start;
    }

    private static int headerEnd(byte[] payload) {
        int end = headerStart(payload);
        while (end < payload.length && payload[end] != '\r' && payload[end] != '\n') {
            end++;
        }
        return end;
    }
}

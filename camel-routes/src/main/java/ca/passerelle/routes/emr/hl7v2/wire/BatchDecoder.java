package ca.passerelle.routes.emr.hl7v2.wire;

import ca.passerelle.routes.emr.hl7v2.wire.BatchPart.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a batch into its headers, messages and trailers, in the order in which they stand; every byte that is no line end is in one part. */
public final class BatchDecoder {

    private BatchDecoder() {}

    /** Whether a payload with this first segment is a batch. */
    public static boolean isBatch(Segment header) {
        return header.name().equals("FHS") || header.name().equals("BHS");
    }

    /** The parts of a batch. */
    public static List<BatchPart> parts(byte[] payload) {
        List<BatchPart> parts = new ArrayList<>();
        int from = lineStart(payload, 0);
        while (from < payload.length) {
            Kind kind = kind(payload, from);
            int end = lineEnd(payload, from);
            while (kind == Kind.MSH && belongsToMessage(payload, lineStart(payload, end))) {
                end = lineEnd(payload, lineStart(payload, end));
            }
            parts.add(new BatchPart(kind, Arrays.copyOfRange(payload, from, end)));
            from = lineStart(payload, end);
        }
        return parts;
    }

    private static boolean belongsToMessage(byte[] payload, int line) {
        return line < payload.length && kind(payload, line) == Kind.STRAY;
    }

    private static Kind kind(byte[] payload, int line) {
        int end = Math.min(payload.length, line + 4);
        String start = new String(payload, line, end - line, StandardCharsets.ISO_8859_1);
        boolean named = start.length() == 3 || (start.length() == 4 && !Character.isLetterOrDigit(start.charAt(3)));
        if (!named) {
            return Kind.STRAY;
        }
        return switch (start.substring(0, 3)) {
            case "FHS" -> Kind.FHS;
            case "BHS" -> Kind.BHS;
            case "MSH" -> Kind.MSH;
            case "BTS" -> Kind.BTS;
            case "FTS" -> Kind.FTS;
            default -> Kind.STRAY;
        };
    }

    private static int lineStart(byte[] payload, int from) {
        int start = from;
        while (start < payload.length && isLineEnd(payload[start])) {
            start++;
        }
        return start;
    }

    private static int lineEnd(byte[] payload, int from) {
        int end = from;
        while (end < payload.length && !isLineEnd(payload[end])) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(byte each) {
        return each == MllpFrameDecoder.CR || each == MllpFrameDecoder.LF;
    }
}

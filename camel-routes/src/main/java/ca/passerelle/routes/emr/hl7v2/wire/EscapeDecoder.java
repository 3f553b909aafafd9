package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads escape sequences (HL7 v2.5.1 §2.7): delimiters and {@code \P\} (truncation) become themselves, {@code \Xhh..\} bytes in the
 * message's charset, formatting commands line breaks or a space, highlighting nothing. What is no sequence that we know, a switch of
 * character sets among them, and a stray escape character stay as they were sent.
 */
final class EscapeDecoder {

    private static final Pattern LINE_BREAK = Pattern.compile("\\.(?:br|ce|sp\\s*\\+?(\\d{0,2}))\\s*");
    private static final Pattern LAYOUT = Pattern.compile("\\.(in|ti|sk)\\s*[+-]?\\d*|\\.(fi|nf)");
    private static final int MOST_LINES = 20;
    private static final int LONGEST_NAME = 4096;

    private EscapeDecoder() {}

    static String decode(String raw, Encoding encoding) {
        char escape = encoding.delimiters().escape();
        int next = raw.indexOf(escape);
        if (next < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        while (next >= 0) {
            text.append(raw, from, next);
            int bytesEnd = bytesEnd(raw, next, escape);
            int end = raw.indexOf(escape, next + 1);
            String meaning =
                    end < 0 || end - next > LONGEST_NAME ? null : meaning(raw.substring(next + 1, end), encoding);
            if (bytesEnd > next) {
                text.append(bytes(raw.substring(next, bytesEnd), escape, encoding));
                from = bytesEnd;
            } else if (meaning == null) {
                text.append(escape);
                from = next + 1;
            } else {
                text.append(meaning);
                from = end + 1;
            }
            next = raw.indexOf(escape, from);
        }
        return text.append(raw, from, raw.length()).toString();
    }

    /** Where a run of {@code \Xhh..\} ends: a character of several bytes may be sent as several sequences. */
    private static int bytesEnd(String raw, int from, char escape) {
        int end = from;
        int next = sequenceEnd(raw, end, escape);
        while (next > end) {
            end = next;
            next = sequenceEnd(raw, end, escape);
        }
        return end;
    }

    /** Where one {@code \Xhh..\} that begins here ends; here when none begins. */
    private static int sequenceEnd(String raw, int from, char escape) {
        if (from + 1 >= raw.length() || raw.charAt(from) != escape || raw.charAt(from + 1) != 'X') {
            return from;
        }
        int at = from + 2;
        while (at < raw.length() && HexFormat.isHexDigit(raw.charAt(at))) {
            at++;
        }
        boolean pairs = at > from + 2 && (at - from) % 2 == 0;
        return pairs && at < raw.length() && raw.charAt(at) == escape ? at + 1 : from;
    }

    private static String bytes(String run, char escape, Encoding encoding) {
        String digits = run.replace(escape + "X", "").replace(String.valueOf(escape), "");
        return new String(HexFormat.of().parseHex(digits), encoding.charset());
    }

    private static @Nullable String meaning(String name, Encoding encoding) {
        Delimiters delimiters = encoding.delimiters();
        return switch (name) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "T" -> String.valueOf(delimiters.subcomponent());
            case "R" -> String.valueOf(delimiters.repetition());
            case "E" -> String.valueOf(delimiters.escape());
            case "P" -> "#";
            case "H", "N" -> "";
            default -> command(name);
        };
    }

    private static @Nullable String command(String name) {
        Matcher lines = LINE_BREAK.matcher(name);
        if (lines.matches()) {
            String count = lines.group(1);
            return "\n".repeat(count == null || count.isEmpty() ? 1 : Math.min(MOST_LINES, Integer.parseInt(count)));
        }
        return LAYOUT.matcher(name).matches() ? " " : null;
    }
}

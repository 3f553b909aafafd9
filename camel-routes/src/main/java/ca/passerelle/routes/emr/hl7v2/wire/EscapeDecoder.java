package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads escape sequences (HL7 v2.5.1 §2.7): delimiters and {@code \P\} (truncation) become themselves, {@code \Xhh..\} bytes in the
 * message's charset, formatting commands a line break or a space, highlighting nothing. A stray escape character is itself.
 */
final class EscapeDecoder {

    private static final Pattern HEX = Pattern.compile("X([0-9A-Fa-f]{2})+");
    private static final Pattern LINE_BREAK = Pattern.compile("\\.(br|ce|sp)\\s*\\+?\\d*");
    private static final Pattern LAYOUT = Pattern.compile("\\.(in|ti|sk)\\s*[+-]?\\d*|\\.(fi|nf)");
    private static final Pattern CHARSET_SWITCH = Pattern.compile("[CM]([0-9A-Fa-f]{2}){2,3}");
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
            int end = raw.indexOf(escape, next + 1);
            String meaning =
                    end < 0 || end - next > LONGEST_NAME ? null : meaning(raw.substring(next + 1, end), encoding);
            if (meaning == null) {
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
            default -> command(name, encoding);
        };
    }

    private static @Nullable String command(String name, Encoding encoding) {
        if (HEX.matcher(name).matches()) {
            return new String(HexFormat.of().parseHex(name, 1, name.length()), encoding.charset());
        }
        if (LINE_BREAK.matcher(name).matches()) {
            return "\n";
        }
        if (LAYOUT.matcher(name).matches()) {
            return " ";
        }
        return CHARSET_SWITCH.matcher(name).matches() ? "" : null;
    }
}

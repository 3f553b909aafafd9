package ca.passerelle.routes.emr.hl7v2.wire;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * Writes text so that it stays text: delimiters are escaped, line ends become {@code \.br\}, every other control character (VT and FS
 * among them) is left out, and what the charset cannot hold loses its accent or becomes a question mark.
 */
final class EscapeEncoder {

    private EscapeEncoder() {}

    static String encode(String text, Encoding encoding) {
        Delimiters delimiters = encoding.delimiters();
        if (text.equals(Field.NULL)) {
            // Two quotation marks that somebody wrote must not become the order to remove a value.
            return delimiters.escape() + "X22" + delimiters.escape() + "\"";
        }
        CharsetEncoder holds = encoding.charset().newEncoder();
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder encoded = new StringBuilder(lines.length() + 16);
        lines.codePoints().forEach(point -> {
            if (point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029) {
                encoded.append(delimiters.escape()).append(".br").append(delimiters.escape());
            } else if (point == '\t') {
                // A tab keeps words apart.
                encoded.append(' ');
            } else if (!Character.isISOControl(point)) {
                append(encoded, point, delimiters, holds);
            }
        });
        return encoded.toString();
    }

    private static void append(StringBuilder encoded, int point, Delimiters delimiters, CharsetEncoder holds) {
        String character = Character.toString(point);
        String name = point > Character.MAX_VALUE ? "" : escapeName((char) point, delimiters);
        if (!name.isEmpty()) {
            encoded.append(delimiters.escape()).append(name).append(delimiters.escape());
        } else if (holds.canEncode(character)) {
            encoded.append(character);
        } else {
            String plain = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            boolean plainer =
                    !plain.isEmpty() && holds.canEncode(plain) && plain.chars().allMatch(Character::isLetterOrDigit);
            encoded.append(plainer ? plain : "?");
        }
    }

    private static String escapeName(char character, Delimiters delimiters) {
        if (character == delimiters.field()) {
            return "F";
        }
        if (character == delimiters.component()) {
            return "S";
        }
        if (character == delimiters.subcomponent()) {
            return "T";
        }
        if (character == delimiters.repetition()) {
            return "R";
        }
        return character == delimiters.escape() ? "E" : "";
    }
}

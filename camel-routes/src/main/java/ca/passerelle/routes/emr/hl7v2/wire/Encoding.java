package ca.passerelle.routes.emr.hl7v2.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How text stands in a message: its delimiters and its charset.
 *
 * @param delimiters of MSH-1 and MSH-2
 * @param charset of the bytes, and of {@code \X..\} escapes
 */
public record Encoding(Delimiters delimiters, Charset charset) {

    /** Standard delimiters in UTF-8. */
    public static final Encoding STANDARD = new Encoding(Delimiters.STANDARD, StandardCharsets.UTF_8);

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    /**
     * The text that an encoded value stands for; {@code ""} (HL7 null) reads as empty. Line ends are LF, other control characters, which
     * neither FHIR nor a database takes, are left out.
     */
    public String decode(String raw) {
        if (raw.equals(Field.NULL)) {
            return "";
        }
        String text = EscapeDecoder.decode(raw, this);
        if (isPlain(text)) {
            return text;
        }
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** What most values are: nothing has to be looked for in them twice. */
    private static boolean isPlain(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < ' ' || text.charAt(index) == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** The encoded value of a text: safe to put between delimiters, whatever the text holds. */
    public String encode(String text) {
        return EscapeEncoder.encode(text, this);
    }
}

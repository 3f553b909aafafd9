package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A text value (FT, TX, ST) that is a whole document of another format: RTF, HTML or XML, as Australian and European systems send their letters in
 * display segments. It is kept as that document; as a note a person would read its markup.
 *
 * @param contentType its media type
 * @param bytes the document
 */
record FormattedText(String contentType, byte[] bytes) {

    private static final int LONGEST_BEGINNING = 64;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** The document that a field of text is; empty when it is text for people. */
    static Optional<FormattedText> of(Field field) {
        String raw = field.raw();
        int first = 0;
        while (first < raw.length() && Character.isWhitespace(raw.charAt(first))) {
            first++;
        }
        boolean possible = first < raw.length() && (raw.charAt(first) == '{' || raw.charAt(first) == '<');
        return possible ? of(field.whole()) : Optional.empty();
    }

    private static Optional<FormattedText> of(String text) {
        String from = text.stripLeading();
        String beginning =
                from.substring(0, Math.min(LONGEST_BEGINNING, from.length())).toLowerCase(Locale.ROOT);
        if (beginning.startsWith("{\\rtf")) {
            return Optional.of(new FormattedText("application/rtf", rtf(from).getBytes(StandardCharsets.US_ASCII)));
        }
        if (beginning.startsWith("<!doctype html") || beginning.startsWith("<html")) {
            return Optional.of(new FormattedText("text/html", from.getBytes(StandardCharsets.UTF_8)));
        }
        return beginning.startsWith("<?xml") || beginning.startsWith("<clinicaldocument")
                ? Optional.of(new FormattedText("application/xml", from.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** RTF is ASCII: any other character is written as RTF writes it, whatever the message was encoded in. */
    private static String rtf(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        CharsetEncoder windows = WINDOWS.newEncoder();
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each < 0x80) {
                ascii.append(each);
            } else if (windows.canEncode(each)) {
                ascii.append(String.format(Locale.ROOT, "\\'%02x", single(windows, each)));
            } else {
                ascii.append("\\u").append((int) (short) each).append('?');
            }
        }
        return ascii.toString();
    }

    private static int single(CharsetEncoder encoder, char each) {
        try {
            return encoder.encode(CharBuffer.wrap(new char[] {each})).get(0) & 0xFF;
        } catch (CharacterCodingException looked) {
            throw new IllegalStateException(looked);
        }
    }
}

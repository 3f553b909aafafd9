package ca.passerelle.routes.directory.cleaning;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UTF-8 that somebody read as another character set, read again as it was meant. Only sequences that no English or French text contains are
 * touched, and only where the bytes they stand for are valid UTF-8.
 */
final class Mojibake {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset DOS = Charset.forName("IBM437");

    /** What windows-1252 makes of the lead bytes C2, C3, C5 and of E2 80, with the bytes that may follow. */
    private static final Pattern READ_AS_WINDOWS = Pattern.compile(
            "\\u00C2[\\u00A0-\\u00BF]|\\u00C3[\\u0080-\\u00BF\\u0152-\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013-\\u2122\\u20AC]"
                    + "|\\u00C5[\\u0160\\u201C\\u201D\\u00B8]|\\u00E2\\u20AC[\\u0080-\\u00BF\\u0152-\\u02DC\\u2013-\\u2122]");

    /** What code page 437, and tools that had no capital gamma, make of E2 80 and a byte: the typographic quotes and dashes. */
    private static final Pattern READ_AS_DOS = Pattern.compile("[G\\u0393]\\u00C7([\\u0080-\\u00FF\\u2500-\\u25A0])");

    private Mojibake() {}

    static String repaired(String text) {
        if (text.indexOf('\u00C2') < 0
                && text.indexOf('\u00C3') < 0
                && text.indexOf('\u00C5') < 0
                && text.indexOf('\u00C7') < 0
                && text.indexOf('\u00E2') < 0) {
            return text;
        }
        String windows = READ_AS_WINDOWS
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(reread(match.group().getBytes(WINDOWS), match.group())));
        return READ_AS_DOS
                .matcher(windows)
                .replaceAll(match -> Matcher.quoteReplacement(reread(punctuation(match.group(1)), match.group())));
    }

    private static byte[] punctuation(String last) {
        return new byte[] {(byte) 0xE2, (byte) 0x80, last.getBytes(DOS)[0]};
    }

    private static String reread(byte[] bytes, String unchanged) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return unchanged;
        }
    }
}

package ca.passerelle.routes.emr.hl7v2.wire;

import ca.passerelle.routes.kit.Note;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to text by MSH-18 (HL7 table 0211): a declared charset strictly; otherwise UTF-8 strictly; otherwise the sender's fallback. A
 * declared charset of single bytes, which fits any bytes, gives way to UTF-8 where they are that, and ISO 8859-1 to Windows-1252 where they
 * hold its quotation marks. Whatever was not as declared is noted.
 */
final class TextDecoder {

    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO[ _-]?)?8859[/-](\\d{1,2})");

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What stands for bytes that are no character; rarely a character that was sent. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final String HEADER = "MSH|^~\\&|AZaz09";

    private TextDecoder() {}

    /** Text, the charset it was read in, and what was repaired. */
    record Decoded(String text, Charset charset, List<Note> notes) {}

    /**
     * @param bytes the message without a byte order mark
     * @param declared MSH-18, first repetition, empty when not sent
     * @param fallback what bytes are read as that are neither as declared nor UTF-8
     */
    static Decoded decode(byte[] bytes, String declared, Charset fallback) {
        Optional<Charset> named = named(declared);
        boolean ascii = isAscii(bytes);
        Optional<String> strict = named.flatMap(charset -> strictly(bytes, charset, ascii));
        if (named.isPresent() && strict.isPresent() && (ascii || !isSingleByte(named.get()))) {
            return new Decoded(strict.get(), named.get(), List.of());
        }
        Optional<String> unicode = strictly(bytes, StandardCharsets.UTF_8, ascii);
        if (named.isPresent() && strict.isPresent() && unicode.isEmpty()) {
            boolean windows = named.get().equals(StandardCharsets.ISO_8859_1) && holdsControls(strict.get());
            return windows
                    ? new Decoded(new String(bytes, WINDOWS), WINDOWS, List.of(note(declared, named, WINDOWS)))
                    : new Decoded(strict.get(), named.get(), List.of());
        }
        // Any bytes are text in a charset of single bytes: those that are UTF-8 are too well formed to be meant so.
        Charset charset = unicode.isPresent() ? StandardCharsets.UTF_8 : fallback;
        String text = unicode.orElseGet(() -> new String(bytes, fallback));
        if (ascii && declared.isEmpty()) {
            return new Decoded(text, charset, List.of());
        }
        return new Decoded(text, charset, List.of(note(declared, named, charset)));
    }

    /** The charset that table 0211, or a sender's own habit, names. */
    static Optional<Charset> named(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        Matcher iso = ISO_8859.matcher(upper);
        if (iso.matches()) {
            return supported("ISO-8859-" + iso.group(1));
        }
        return switch (upper) {
            case "" -> Optional.empty();
            case "ASCII" -> Optional.of(StandardCharsets.US_ASCII);
            // The header was read byte by byte, so that "UNICODE" can only be its eight-bit form here.
            case "UNICODE", "UNICODE UTF-8", "UNICODE UTF8", "UTF8", "UTF-8" -> Optional.of(StandardCharsets.UTF_8);
            default -> supported(upper.replace(' ', '-'));
        };
    }

    private static Optional<Charset> supported(String name) {
        boolean legal = name.matches("[A-Z0-9][A-Z0-9._:-]*");
        return legal && !name.startsWith("UTF-16") && !name.startsWith("UTF-32") && Charset.isSupported(name)
                ? Optional.of(Charset.forName(name)).filter(Charset::canEncode).filter(TextDecoder::keepsAscii)
                : Optional.empty();
    }

    /** The header was read as ASCII: in a charset where its letters are other bytes it would not have been one. */
    private static boolean keepsAscii(Charset charset) {
        return Arrays.equals(HEADER.getBytes(charset), HEADER.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset, boolean ascii) {
        if (ascii && holdsAscii(charset)) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        String quick = charset.equals(StandardCharsets.UTF_8) ? new String(bytes, charset) : REPLACEMENT;
        if (!quick.contains(REPLACEMENT)) {
            return Optional.of(quick);
        }
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notInThisCharset) {
            return Optional.empty();
        }
    }

    /** Whether ASCII text is the same bytes in it: then nothing can be wrong with them. */
    private static boolean holdsAscii(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || isSingleByte(charset);
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.name().startsWith("ISO-8859-") || charset.name().startsWith("windows-125");
    }

    /** Whether the text holds C1 controls: what Windows writes quotation marks and dashes as. */
    private static boolean holdsControls(String text) {
        return text.chars().anyMatch(each -> each >= 0x80 && each < 0xA0);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static Note note(String declared, Optional<Charset> named, Charset used) {
        String why;
        if (declared.isEmpty()) {
            why = "no charset is declared";
        } else if (named.isEmpty()) {
            why = "the declared charset is unknown";
        } else {
            why = "the text is not in the declared charset";
        }
        return new Note("MSH-18", Note.Kind.REPAIRED, why + "; it was read as " + used.name());
    }
}

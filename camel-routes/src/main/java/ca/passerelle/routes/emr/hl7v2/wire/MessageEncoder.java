package ca.passerelle.routes.emr.hl7v2.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes segments as the payload of one frame, each ended by CR. */
public final class MessageEncoder {

    private static final Pattern ISO = Pattern.compile("ISO-8859-(\\d{1,2})");

    private MessageEncoder() {}

    /** The bytes of the segments, in the charset of their encoding. */
    public static byte[] encode(List<SegmentText> segments, Encoding encoding) {
        String text = segments.stream().map(segment -> segment.line() + "\r").collect(Collectors.joining());
        return text.getBytes(encoding.charset());
    }

    /** MSH with its delimiters, and nothing else yet. */
    public static SegmentText header(Encoding encoding) {
        return header("MSH", encoding);
    }

    /** A header segment of that name (MSH, FHS, BHS) with its delimiters, and nothing else yet. */
    public static SegmentText header(String name, Encoding encoding) {
        SegmentText header = SegmentText.of(name, encoding);
        header.fields().put(2, encoding.delimiters().encodingCharacters());
        return header;
    }

    /** The charset that a setting names as table 0211 or Java does; UTF-8 when it names none. */
    public static Charset charset(String name) {
        return TextDecoder.named(name).orElse(StandardCharsets.UTF_8);
    }

    /** How table 0211 names a charset. */
    public static String charsetName(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return "UNICODE UTF-8";
        }
        return charset.equals(StandardCharsets.US_ASCII)
                ? "ASCII"
                : ISO.matcher(charset.name()).replaceAll("8859/$1");
    }
}

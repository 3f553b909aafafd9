package ca.passerelle.routes.emr.hl7v2.wire;

import ca.passerelle.routes.kit.Note;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the payload of one frame as segments, leniently: anything whose header can be read can be walked and answered. */
public final class MessageDecoder {

    private static final Set<String> KNOWN = Set.of(
            "EVN", "PID", "PD1", "NK1", "PV1", "PV2", "RF1", "AUT", "PRD", "CTD", "GT1", "IN1", "IN2", "IN3", "DG1",
            "PR1", "AL1", "OBR", "OBX", "NTE", "ORC", "TQ1", "MSA", "ERR", "MRG", "SCH", "RGS", "AIS", "AIG", "AIL",
            "AIP", "TXA", "SFT", "PRT", "ARV");
    private static final Pattern CHARSET_SWITCH = Pattern.compile("[CM](?:[0-9A-Fa-f]{2}){2,3}");
    private static final String CONTINUATION = "ADD";
    private static final int LONGEST_HEADER = 8 * 1024;

    private MessageDecoder() {}

    /**
     * The first segment alone, so that the sender is known before its text is read.
     *
     * @return empty when the payload does not begin with MSH, FHS or BHS (any case, after a byte order mark and blank space)
     */
    public static Optional<Segment> header(byte[] raw) {
        byte[] payload = withoutPreamble(raw);
        int end = 0;
        while (end < payload.length && end < LONGEST_HEADER && payload[end] != '\r' && payload[end] != '\n') {
            end++;
        }
        String line = new String(payload, 0, end, StandardCharsets.ISO_8859_1);
        if (!startsLikeHeader(line)) {
            return Optional.empty();
        }
        Segment bytes = Segment.of(line, 1, new Encoding(delimiters(line), StandardCharsets.ISO_8859_1));
        String declared = bytes.name().equalsIgnoreCase("MSH") ? bytes.text(18) : "";
        TextDecoder.Decoded text =
                TextDecoder.decode(Arrays.copyOf(payload, end), declared, StandardCharsets.ISO_8859_1);
        return Optional.of(
                Segment.of(text.text(), 1, new Encoding(bytes.encoding().delimiters(), text.charset())));
    }

    /**
     * The whole message.
     *
     * @param raw the payload of a frame
     * @param fallback the sender's charset for bytes that are neither as declared nor UTF-8
     * @return empty when {@link #header} is
     */
    public static Optional<Hl7Message> decode(byte[] raw, Charset fallback) {
        return header(raw).map(header -> {
            boolean isMessage = header.name().equalsIgnoreCase("MSH");
            TextDecoder.Decoded text =
                    TextDecoder.decode(withoutPreamble(raw), isMessage ? header.text(18) : "", fallback);
            return walk(text, header.encoding().delimiters());
        });
    }

    private static Hl7Message walk(TextDecoder.Decoded decoded, Delimiters delimiters) {
        List<Note> notes = new ArrayList<>(decoded.notes());
        if (holdsSwitch(decoded.text(), delimiters.escape())) {
            notes.add(new Note(
                    "MSH-18", Note.Kind.REPAIRED, "switches of the character set stay in the text as they were sent"));
        }
        boolean stray = decoded.text().indexOf('\u000B') >= 0 || decoded.text().indexOf('\u001C') >= 0;
        String text = stray ? decoded.text().replaceAll("[\u000B\u001C]", "") : decoded.text();
        if (stray) {
            notes.add(new Note("MSH", Note.Kind.REPAIRED, "framing characters inside the message were left out"));
        }
        Encoding encoding = new Encoding(delimiters, decoded.charset());
        Map<String, Integer> counts = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (String line : lines(text, delimiters.field(), notes)) {
            int nameEnd = line.indexOf(delimiters.field());
            String name = nameEnd < 0 ? line : line.substring(0, nameEnd);
            segments.add(Segment.of(line, counts.merge(name, 1, Integer::sum), encoding));
        }
        return new Hl7Message(encoding, segments, stray, notes);
    }

    /** Segment lines; a line that cannot be a segment continues the one before, as a text does that was broken by a bare LF. */
    private static List<String> lines(String text, char fieldSeparator, List<Note> notes) {
        List<String> lines = new ArrayList<>();
        StringBuilder continued = null;
        boolean joined = false;
        for (String each : linesOf(text)) {
            String line = inCapitals(each, fieldSeparator);
            String name = line.length() > 3 && line.charAt(3) != fieldSeparator ? "" : line.strip();
            boolean segment = namesSegment(name);
            if (segment && lines.size() > 1 && isContinuation(line, fieldSeparator)) {
                continued = continued == null ? new StringBuilder(lines.get(lines.size() - 1)) : continued;
                continued.append(line, CONTINUATION.length() + 1, line.length());
            } else if (segment || lines.isEmpty()) {
                end(lines, continued);
                continued = null;
                lines.add(lines.isEmpty() ? line : line.stripTrailing());
            } else if (!line.isBlank()) {
                // A large document is not copied unless its line goes on.
                continued = continued == null ? new StringBuilder(lines.get(lines.size() - 1)) : continued;
                continued.append('\n').append(line);
                joined = true;
            }
        }
        end(lines, continued);
        if (joined) {
            notes.add(new Note(
                    "MSH", Note.Kind.REPAIRED, "a line that is no segment was read as part of the one before it"));
        }
        return lines;
    }

    /** ADD holds what did not fit into the segment before it; behind the header it belongs to a message before this one (HL7 v2.9 §2.10.2). */
    private static boolean isContinuation(String line, char fieldSeparator) {
        return line.startsWith(CONTINUATION + fieldSeparator);
    }

    private static void end(List<String> lines, @Nullable StringBuilder continued) {
        if (continued != null) {
            lines.set(lines.size() - 1, continued.toString());
        }
    }

    /**
     * A name of the standard in small letters, or behind blanks, is a name all the same; any other word may be one of a text that was broken.
     */
    private static String inCapitals(String sent, char fieldSeparator) {
        String line = sent.startsWith(" ") || sent.startsWith("\t") ? sent.stripLeading() : sent;
        if (line.length() < 4 || line.charAt(3) != fieldSeparator) {
            return sent;
        }
        String name = line.substring(0, 3).toUpperCase(Locale.ROOT);
        return KNOWN.contains(name) ? name + line.substring(3) : sent;
    }

    /** Split at CR LF, CR and LF; empty lines are of no account. */
    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int ending = place(text, '\r', 0);
        int feed = place(text, '\n', 0);
        for (int from = 0; from <= text.length(); from = Math.min(ending, feed) + 1) {
            ending = ending < from ? place(text, '\r', from) : ending;
            feed = feed < from ? place(text, '\n', from) : feed;
            int end = Math.min(ending, feed);
            if (end > from || lines.isEmpty()) {
                lines.add(text.substring(from, end));
            }
        }
        return lines;
    }

    /** Where a character is next; the end of the text where it is no more. */
    private static int place(String text, char each, int from) {
        int at = text.indexOf(each, from);
        return at < 0 ? text.length() : at;
    }

    /** A capital letter and two capital letters or digits (HL7 v2.9 §2.5.2). */
    private static boolean namesSegment(String line) {
        return line.length() >= 3
                && isCapital(line.charAt(0))
                && isCapitalOrDigit(line.charAt(1))
                && isCapitalOrDigit(line.charAt(2));
    }

    private static boolean isCapital(char each) {
        return each >= 'A' && each <= 'Z';
    }

    private static boolean isCapitalOrDigit(char each) {
        return isCapital(each) || (each >= '0' && each <= '9');
    }

    /** Whether a character set is switched by an escape, {@code \C2842\}. */
    private static boolean holdsSwitch(String text, char escape) {
        int at = text.indexOf(escape);
        while (at >= 0 && at + 1 < text.length()) {
            char kind = text.charAt(at + 1);
            int end = kind == 'C' || kind == 'M' ? text.indexOf(escape, at + 1) : -1;
            if (end > 0
                    && end - at < 9
                    && CHARSET_SWITCH.matcher(text.substring(at + 1, end)).matches()) {
                return true;
            }
            at = text.indexOf(escape, at + 1);
        }
        return false;
    }

    private static boolean startsLikeHeader(String line) {
        if (line.length() < 4 || !Segment.isHeader(line.substring(0, 3).toUpperCase(Locale.ROOT))) {
            return false;
        }
        char separator = line.charAt(3);
        return separator > ' ' && separator < 0x7F && !Character.isLetterOrDigit(separator);
    }

    private static Delimiters delimiters(String line) {
        int end = line.indexOf(line.charAt(3), 4);
        String declared = line.substring(4, Math.min(end < 0 ? line.length() : end, 8));
        return Delimiters.declared(line.charAt(3), declared);
    }

    private static byte[] withoutPreamble(byte[] sent) {
        byte[] raw = fromUtf16(sent);
        int from = 0;
        boolean mark = raw.length >= 3 && (raw[0] & 0xFF) == 0xEF && (raw[1] & 0xFF) == 0xBB && (raw[2] & 0xFF) == 0xBF;
        if (mark) {
            from = 3;
        }
        while (from < raw.length && (raw[from] == MllpFrameDecoder.VT || Character.isWhitespace(raw[from]))) {
            from++;
        }
        return from == 0 ? raw : Arrays.copyOfRange(raw, from, raw.length);
    }

    /** A message in UTF-16, by its mark or by the empty bytes around its first letter, as UTF-8. */
    private static byte[] fromUtf16(byte[] raw) {
        if (raw.length < 8) {
            return raw;
        }
        boolean big = (raw[0] & 0xFF) == 0xFE && (raw[1] & 0xFF) == 0xFF || raw[0] == 0 && raw[1] == 'M';
        boolean little = (raw[0] & 0xFF) == 0xFF && (raw[1] & 0xFF) == 0xFE || raw[0] == 'M' && raw[1] == 0;
        if (!big && !little) {
            return raw;
        }
        String text = new String(raw, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        return (text.charAt(0) == '\uFEFF' ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * NTE to notes of the request. OSCAR sends NTE-3 as base64 of UTF-8, in repetitions that continue each other, and names the section of the
 * consultation in NTE-4.2.
 */
final class NotesFromNte {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{2,}={1,2}|[A-Za-z0-9+/]{4,}");

    private NotesFromNte() {}

    static void read(Reading reading, ServiceRequest request) {
        Set<Integer> ofFigures = ResultSegments.commentsOfFigures(reading.message());
        for (Segment nte : reading.message().all("NTE")) {
            if (!nte.field(3).hasValue() || ofFigures.contains(nte.sequence())) {
                continue;
            }
            String section = nte.field(4).first().text(2);
            String plain = text(nte.field(3));
            String text = section.isEmpty() ? plain : fromBase64(nte.field(3)).orElse(plain);
            add(request, section.isEmpty() ? text : title(section) + ": " + text);
        }
        display(reading, request);
    }

    /** DSP (HL7 v2.9 §5.5.1): a text line by line, for reading only. */
    private static void display(Reading reading, ServiceRequest request) {
        List<Segment> lines = reading.message().all("DSP");
        lines.forEach(dsp -> dsp.field(4).understood());
        add(request, lines.stream().map(dsp -> text(dsp.field(3))).collect(Collectors.joining("\n")));
    }

    /** A field of text as a note. */
    static void comment(Field field, ServiceRequest request) {
        if (field.hasValue()) {
            add(request, text(field));
        }
    }

    static void add(ServiceRequest request, String text) {
        if (!text.isBlank()) {
            request.addNote().setText(text.strip());
        }
    }

    /** The text of a field whose repetitions are lines. */
    static String text(Field field) {
        return field.repetitions().stream().map(Repetition::whole).collect(Collectors.joining("\n"));
    }

    /** The text that base64 of UTF-8 stands for; empty when the field is none. */
    static Optional<String> fromBase64(Field field) {
        String joined = field.repetitions().stream()
                .map(repetition -> repetition.whole().replaceAll("\\s", ""))
                .collect(Collectors.joining());
        if (joined.length() % 4 != 0 || !BASE64.matcher(joined).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(joined);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.replace("\r\n", "\n").replace('\r', '\n'));
        } catch (IllegalArgumentException | CharacterCodingException plainText) {
            return Optional.empty();
        }
    }

    private static String title(String section) {
        String words = section.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

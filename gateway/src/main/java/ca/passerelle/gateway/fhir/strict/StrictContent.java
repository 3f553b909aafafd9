package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.gateway.record.PatchedContent;
import ca.passerelle.gateway.record.Refusal;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks a body before anything is made of it: UTF-8; well-formed, each key once, nothing after the end, not too deep; every element
 * one that FHIR R4 has in this place and of the form it has there; no document type in XML; in narratives nothing that runs. Each
 * refusal names the element. The cost is one pass of a streaming parser.
 */
@Component
public class StrictContent implements PatchedContent {

    /** How deep objects and arrays, or elements, may nest. */
    static final int DEEPEST = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    // The body has a limit of its own.
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int CHUNK = 8192;

    private final Shapes shapes;

    StrictContent(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Checks a resource in JSON.
     *
     * @param expected the type that it must have; null for any
     * @throws Refusal BAD_REQUEST or, for what is understood and may not be kept, UNPROCESSABLE
     */
    public void checkJson(byte[] body, @Nullable String expected) {
        json(body, expected, false);
    }

    /** Checks a resource in XML, as {@link #checkJson} does. */
    public void checkXml(byte[] body, @Nullable String expected) {
        xml(body, expected, false);
    }

    /** Checks that a body is JSON, whatever it says. */
    public void checkAnyJson(byte[] body) {
        utf8(body);
        Path path = new Path();
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw broken(e, path);
        }
    }

    /** Checks that a body is XML without a document type, whatever it says. */
    public void checkAnyXml(byte[] body) {
        utf8(body);
        Path path = new Path();
        try {
            XMLStreamReader reader = XmlFactory.reader(new ByteArrayInputStream(body));
            for (int depth = 0; reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw path.bad("A document type is not allowed.");
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // Text, comments and the like do not nest.
                    }
                }
                if (depth > DEEPEST) {
                    throw path.bad("Elements nest at most " + DEEPEST + " levels deep.");
                }
            }
        } catch (XMLStreamException e) {
            throw path.bad("This is not well-formed XML." + place(e));
        }
    }

    @Override
    public void check(byte[] json, String type) {
        json(json, type, false);
    }

    /** Where a body holds a value that is not of its type, for a body that is otherwise as it should be; empty when none is found. */
    public Optional<Refusal> wrongValue(byte[] body, @Nullable String expected, boolean xml) {
        try {
            if (xml) {
                xml(body, expected, true);
            } else {
                json(body, expected, true);
            }
            return Optional.empty();
        } catch (Refusal found) {
            return Optional.of(found);
        }
    }

    private void json(byte[] body, @Nullable String expected, boolean values) {
        utf8(body);
        Path path = new Path();
        try (JsonParser parser = JSON.createParser(body)) {
            new JsonReading(shapes, parser, values, path).read(expected);
        } catch (IOException e) {
            throw broken(e, path);
        }
    }

    private void xml(byte[] body, @Nullable String expected, boolean values) {
        utf8(body);
        Path path = new Path();
        try {
            new XmlReading(shapes, XmlFactory.reader(new ByteArrayInputStream(body)), values, path).read(expected);
        } catch (XMLStreamException e) {
            throw path.bad("This is not well-formed XML." + place(e));
        }
    }

    private static Refusal broken(IOException broken, Path path) {
        if (!(broken instanceof JsonProcessingException json)) {
            return path.bad("This is not JSON.");
        }
        String said = String.valueOf(json.getOriginalMessage());
        if (json instanceof StreamConstraintsException) {
            return path.bad(
                    said.contains("nesting")
                            ? "Objects and arrays nest at most " + DEEPEST + " levels deep."
                            : "A number or a name is too long.");
        }
        String what = said.startsWith("Duplicate field")
                ? "A key stands twice in one object."
                : json instanceof JsonEOFException ? "This JSON ends too early." : "This is not JSON.";
        JsonLocation at = json.getLocation();
        return path.bad(at == null ? what : what + " Line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
    }

    private static String place(XMLStreamException broken) {
        return broken.getLocation() == null
                ? ""
                : " Line " + broken.getLocation().getLineNumber() + ", column "
                        + broken.getLocation().getColumnNumber() + ".";
    }

    private static void utf8(byte[] body) {
        int ascii = 0;
        while (ascii < body.length && body[ascii] >= 0) {
            ascii++;
        }
        if (ascii == body.length) {
            return;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body, ascii, body.length - ascii);
        CharBuffer chars = CharBuffer.allocate(Math.min(CHUNK, body.length - ascii));
        while (bytes.hasRemaining()) {
            chars.clear();
            if (decoder.decode(bytes, chars, true).isError()) {
                throw new Path().bad("This is not UTF-8, from byte " + bytes.position() + " on.");
            }
        }
    }
}

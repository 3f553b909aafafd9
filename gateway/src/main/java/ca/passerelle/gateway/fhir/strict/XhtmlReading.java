package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.profiles.Systems;
import java.io.StringReader;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the XHTML of a narrative: one div, not deep, and nothing that a viewer would run, or fetch from elsewhere but an image.
 * Which elements may stand in it is an invariant of R4 that the record holds every resource to. Nothing is cleaned away: a narrative
 * that is not kept as it was signed off is not kept.
 */
final class XhtmlReading {

    private static final Pattern FETCHING_STYLE =
            Pattern.compile("@import|expression\\s*\\(|url\\s*\\(\\s*['\"]?\\s*(?!data:image/)([a-z+.-]+:|//|\\\\)");
    private static final Pattern RUNNING = Pattern.compile("(?:javascript|vbscript):.*", Pattern.DOTALL);
    private static final Pattern PICTURE = Pattern.compile("data:image/(?!svg).*", Pattern.DOTALL);

    private XhtmlReading() {}

    /** Checks a narrative that stands in a JSON string. */
    static void check(String xhtml, Path path) {
        try {
            XMLStreamReader reader = XmlFactory.reader(new StringReader(xhtml));
            int event = reader.next();
            while (event != XMLStreamConstants.START_ELEMENT) {
                if (event == XMLStreamConstants.DTD) {
                    throw path.bad("A document type is not allowed.");
                }
                event = reader.next();
            }
            if (!reader.getLocalName().equals("div")) {
                throw path.bad("A narrative is one div of XHTML.");
            }
            div(reader, path);
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw path.bad("The narrative is not XHTML.");
        }
    }

    /** Reads from the start of the div to its end. */
    static void div(XMLStreamReader reader, Path path) throws XMLStreamException {
        attributes(reader, path);
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > StrictContent.DEEPEST) {
                    throw path.bad("Elements nest at most " + StrictContent.DEEPEST + " levels deep.");
                }
                attributes(reader, path);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static void attributes(XMLStreamReader reader, Path path) {
        String element = reader.getLocalName();
        if (!isXhtml(reader.getNamespaceURI())) {
            throw path.unfit("A narrative has no such element: " + Printable.of(element) + ".");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i);
            if (!isHarmless(element, attribute.toLowerCase(Locale.ROOT), reader.getAttributeValue(i))) {
                throw path.unfit(
                        "A narrative runs and fetches nothing: " + Printable.of(element + "." + attribute) + ".");
            }
        }
    }

    private static boolean isHarmless(String element, String attribute, String value) {
        String text = value.toLowerCase(Locale.ROOT).replaceAll("[\\p{Cntrl}\\s]", "");
        return switch (attribute) {
            case "style" -> !FETCHING_STYLE.matcher(text).find();
            case "src" ->
                element.equals("img")
                        && (!text.startsWith("data:") || PICTURE.matcher(text).matches());
            default -> !attribute.startsWith("on") && !RUNNING.matcher(text).matches() && !text.startsWith("data:");
        };
    }

    /** Without a namespace it is taken as meant: real senders leave it out in JSON. */
    private static boolean isXhtml(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty() || namespace.equals(Systems.XHTML);
    }
}

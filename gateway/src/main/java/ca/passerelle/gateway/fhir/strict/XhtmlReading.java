package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.profiles.Systems;
import java.io.StringReader;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One pass over the XHTML of a narrative. Nothing is cleaned away: a narrative that is not kept as it was signed off is not kept. */
final class XhtmlReading {

    private XhtmlReading() {}

    /** Checks a narrative that stands in a JSON string. */
    static void check(String xhtml, Path path) {
        try {
            XMLStreamReader reader = XmlFactory.reader(new StringReader(xhtml));
            boolean started = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw path.bad("A document type is not allowed.");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (!started && !reader.getLocalName().equals("div")) {
                        throw path.bad("A narrative is one div of XHTML.");
                    }
                    started = true;
                    element(reader, path);
                }
            }
        } catch (XMLStreamException e) {
            throw path.bad("The narrative is not XHTML.");
        }
    }

    /** Checks the element at which the reader stands, and its attributes. */
    static void element(XMLStreamReader reader, Path path) {
        String name = reader.getLocalName();
        String namespace = reader.getNamespaceURI();
        if (!isXhtml(namespace) || !XhtmlRules.allows(name)) {
            throw path.unfit("A narrative has no such element: " + Printable.of(name) + ".");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i);
            if (!XhtmlRules.allows(name, attribute, reader.getAttributeValue(i))) {
                throw path.unfit("A narrative runs and fetches nothing: " + name + "." + Printable.of(attribute) + ".");
            }
        }
    }

    /** Without a namespace it is taken as meant: real senders leave it out in JSON. */
    private static boolean isXhtml(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty() || namespace.equals(Systems.XHTML);
    }
}

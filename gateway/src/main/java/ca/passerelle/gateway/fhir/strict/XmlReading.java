package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.gateway.fhir.strict.Slot.Form;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.Systems;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One pass over a resource in XML (FHIR R4 section 2.6.1). */
final class XmlReading {

    private final Shapes shapes;
    private final XMLStreamReader reader;
    private final boolean values;
    private final Path path;
    private int depth;

    XmlReading(Shapes shapes, XMLStreamReader reader, boolean values, Path path) {
        this.shapes = shapes;
        this.reader = reader;
        this.values = values;
        this.path = path;
    }

    /** Reads the whole body as a resource of the type that is expected, if one is. */
    void read(@Nullable String expected) throws XMLStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw path.bad("FHIR is written in UTF-8.");
        }
        boolean read = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw path.bad("A document type is not allowed.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                resource(expected);
                read = true;
            }
        }
        if (!read) {
            throw path.bad("The body is one element.");
        }
    }

    private void resource(@Nullable String expected) throws XMLStreamException {
        inFhir();
        String type = reader.getLocalName();
        Shape shape = shapes.resource(type)
                .orElseThrow(() -> path.bad("FHIR R4 has no such resource type: " + Printable.of(type) + "."));
        if (path.isAtRoot()) {
            path.root(type);
        }
        if (expected != null && !expected.equals(type)) {
            throw path.bad("A resource of type " + expected + " belongs here.");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            // Where a schema stands may be said; nothing is fetched from there.
            if (!"schemaLocation".equals(reader.getAttributeLocalName(i))) {
                throw path.bad("A resource has no attributes.");
            }
        }
        fields(shape);
    }

    /** Reads on to the end of the element, and says how many elements were in it. */
    private int fields(Shape shape) throws XMLStreamException {
        if (++depth > StrictContent.DEEPEST) {
            throw path.bad("Elements nest at most " + StrictContent.DEEPEST + " levels deep.");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> field(shape, seen);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw text();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw text();
                    }
                }
                default -> {
                    // Comments and white space say nothing.
                }
            }
        }
        depth--;
        return seen.size();
    }

    private Refusal text() {
        return path.bad("There is no text between the elements of FHIR.");
    }

    private void field(Shape shape, Map<String, Integer> seen) throws XMLStreamException {
        String name = reader.getLocalName();
        Slot slot = name.startsWith("_") ? null : shape.slot(name);
        if (slot == null) {
            throw path.bad("There is no element of this name here: " + Printable.of(name) + ".");
        }
        int index = seen.merge(name, 1, Integer::sum) - 1;
        path.push(name);
        if (slot.repeats()) {
            path.index(index);
        } else if (index > 0) {
            throw path.bad("This element does not repeat.");
        }
        if (slot.form() == Form.NARRATIVE) {
            XhtmlReading.div(reader, path);
        } else {
            inFhir();
            element(slot);
        }
        path.pop();
    }

    private void element(Slot slot) throws XMLStreamException {
        if (slot.form() == Form.RESOURCE) {
            wrapped();
            return;
        }
        boolean said = false;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i);
            boolean value = slot.isPrimitive() && attribute.equals("value");
            boolean known = value
                    || attribute.equals("id")
                    || (attribute.equals("url") && slot.shape().type().equals("Extension"));
            if (!known) {
                throw path.bad("There is no attribute of this name here: " + Printable.of(attribute) + ".");
            }
            if (value) {
                value(slot, reader.getAttributeValue(i));
            }
            said = true;
        }
        int within = fields(slot.isPrimitive() ? shapes.extra() : slot.shape());
        if (!said && within == 0) {
            throw path.bad("An element is never empty.");
        }
    }

    private void value(Slot slot, String value) {
        if (slot.form() == Slot.Form.NUMBER && !NumberText.isOfModestSize(value)) {
            throw path.bad("The number is too long.");
        }
        if (slot.isData() && !Base64Text.isWellFormed(value)) {
            throw path.bad("Data in Base64 belongs here.");
        }
        if (values && !slot.takes(value)) {
            throw path.bad("The value is not one of this type.");
        }
    }

    /** A resource inside of another stands in an element of its own. */
    private void wrapped() throws XMLStreamException {
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                resource(null);
            }
        }
    }

    private void inFhir() {
        if (!Systems.FHIR_XML.equals(reader.getNamespaceURI())) {
            throw path.bad("The namespace is that of FHIR: " + Systems.FHIR_XML + ".");
        }
    }
}

package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A body in XML: the resource itself, or Parameters around it. A document type, and with it every entity, is refused. */
final class RequestFromXml {

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private RequestFromXml() {}

    /** @throws Refusal BAD_REQUEST when it is not XML or declares a document type */
    static ValidationRequest of(String body) {
        Element root = root(body);
        if (!root.getLocalName().equals("Parameters")) {
            return new ValidationRequest(body, root.getLocalName(), null, null);
        }
        ValidationRequest request = new ValidationRequest(null, null, null, null);
        for (Element parameter : children(root)) {
            String name = "";
            for (Element part : children(parameter)) {
                name = part.getLocalName().equals("name") ? part.getAttribute("value") : name;
            }
            for (Element part : children(parameter)) {
                request = with(request, name, part);
            }
        }
        return request;
    }

    private static ValidationRequest with(ValidationRequest request, String name, Element part) {
        boolean value = part.getLocalName().startsWith("value");
        if (name.equals("resource") && part.getLocalName().equals("resource")) {
            Element resource = children(part).stream().findFirst().orElseThrow(RequestFromXml::notFhir);
            return new ValidationRequest(text(resource), resource.getLocalName(), request.mode(), request.profile());
        }
        if (name.equals("mode") && value) {
            return new ValidationRequest(request.text(), request.type(), part.getAttribute("value"), request.profile());
        }
        if (name.equals("profile") && value) {
            return new ValidationRequest(request.text(), request.type(), request.mode(), part.getAttribute("value"));
        }
        return request;
    }

    private static Element root(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            // By default the parser writes what it found to the standard error stream.
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw notFhir();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element resource) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(resource), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Refusal notFhir() {
        return Refusal.badRequest("request", ProblemCode.STRUCTURE, "The body is not a FHIR resource in XML.");
    }
}

package ca.passerelle.routes.directory.airs;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import ca.passerelle.routes.directory.wire.TolerantXml;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Streams through an AIRS file, one agency in memory at a time. No DTD is read and no entity of the file's own is known. */
public final class AirsFeed {

    private static final int DEEPEST = 64;

    /** Some exporters gather what repeats in an element of its own. */
    private static final Set<String> GATHERING = Set.of(
            "Agencies",
            "ChildAgencies",
            "SubAgencies",
            "Sites",
            "SiteServices",
            "Services",
            "Phones",
            "PhoneNumbers",
            "Addresses",
            "Contacts",
            "AKAs",
            "Emails",
            "URLs",
            "Taxonomies",
            "GeographicAreasServed");

    private final PackageFile file;
    private final PackageLimits limits;
    private final TablesFromAirs mapping;
    private final FeedTables tables;
    private final Findings findings;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> filled = new TreeSet<>();

    public AirsFeed(PackageFile file, PackageLimits limits, Findings findings, FeedTables tables) {
        this.file = file;
        this.limits = limits;
        this.tables = tables;
        this.findings = findings;
        this.mapping = new TablesFromAirs(file.shortName(), tables, findings);
    }

    /** @throws FeedRefusedException when the file breaks off or is not XML to its end */
    public void read(TextProbe probe) throws IOException {
        try (Reader reader = new TolerantXml(probe.reader(file))) {
            XMLStreamReader xml = factory().createXMLStreamReader(reader);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element(xml);
                }
            }
        } catch (XMLStreamException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
        filled.removeAll(asked);
        filled.forEach(pair -> findings.add(DirectoryRule.COLUMN_IGNORED, file.shortName() + " column " + pair, ""));
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        if (xml.getLocalName().equals("Agency")) {
            XmlNode agency = tree(xml);
            mapping.agency(agency);
            agency.tell(filled);
        } else if (xml.getLocalName().equals("Source")) {
            tables.stamped(attribute(xml, "OriginTimestamp"));
        }
    }

    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return xml.getAttributeValue(at);
            }
        }
        return null;
    }

    /** The element at which the reader stands, whole. */
    private XmlNode tree(XMLStreamReader xml) throws XMLStreamException {
        XmlNode root = node(xml);
        Deque<XmlNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.push(GATHERING.contains(xml.getLocalName()) ? open.element() : child(open.element(), xml));
                    if (open.size() > DEEPEST) {
                        throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(open.element(), xml.getText());
                default -> {
                    // Comments and instructions say nothing about an agency.
                }
            }
        }
        return root;
    }

    private XmlNode child(XmlNode parent, XMLStreamReader xml) {
        XmlNode child = node(xml);
        parent.add(child);
        return child;
    }

    private void text(XmlNode node, String more) {
        if (node.length() + more.length() > limits.cellChars()) {
            throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName());
        }
        node.append(more);
    }

    private XmlNode node(XMLStreamReader xml) {
        XmlNode node = new XmlNode(xml.getLocalName(), xml.getLocation().getLineNumber(), asked);
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            node.attribute(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
        }
        return node;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}

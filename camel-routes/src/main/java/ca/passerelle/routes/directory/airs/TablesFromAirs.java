package ca.passerelle.routes.directory.airs;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowSink;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Agencies of AIRS XML as rows (AIRS XSD 3.0 and 3.1: {@code tAgency}, {@code tSite}). An agency is an organisation, a site a location, a site
 * service a service at that location. Keys are unique within a level only, and one service key may stand at several sites.
 */
final class TablesFromAirs {

    /** BC 211 marks what it deletes in the description. */
    private static final Pattern DELETED = Pattern.compile("^DEL[ \\d].*", Pattern.DOTALL);

    private final RowWriter rows;
    private final Findings findings;
    private final String file;
    private final AirsParts parts;
    private final TablesFromSiteService services;
    private final Set<String> agencies = new HashSet<>();
    private final Set<String> sites = new HashSet<>();

    TablesFromAirs(String file, RowSink sink, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.rows = new RowWriter(file, sink);
        this.parts = new AirsParts(file, rows, findings);
        this.services = new TablesFromSiteService(file, rows, parts, findings);
    }

    void agency(XmlNode agency) {
        agency(agency, null, "active");
    }

    private void agency(XmlNode agency, @Nullable String parent, String above) {
        String key = agency.value("Key");
        String place = file + " row " + agency.line();
        if (key == null) {
            findings.add(DirectoryRule.KEY_MISSING, place, "");
        } else if (isWithheld(agency, place, key)) {
            return;
        }
        String status = status(agency, agency.value("AgencyDescription"), above);
        String name = agency.value("Name");
        if (key != null) {
            organization(agency, key, name, parent, place);
        }
        for (XmlNode site : agency.all("Site")) {
            site(site, key, name, status);
        }
        for (XmlNode service : agency.all("SiteService")) {
            service(service, null, key, name, status);
        }
        for (XmlNode child : agency.all("Agency")) {
            agency(child, key, status);
        }
    }

    private void organization(
            XmlNode agency, String key, @Nullable String name, @Nullable String parent, String place) {
        RowWriter.Cells row = rows.row(FeedTable.ORGANIZATIONS, agency.line())
                .put("id", key)
                .put("name", name)
                .put("alternate_name", aliases(agency))
                .put("description", agency.value("AgencyDescription"))
                .put("parent_organization_id", parent)
                .put("confidential", agency.isHidden() ? "true" : "");
        parts.reach(row, agency);
        if (!agencies.add(key)) {
            findings.add(DirectoryRule.KEY_DUPLICATE, place, key);
            return;
        }
        row.add();
        parts.phones(agency, "organization_id", key);
        parts.contacts(agency, key);
        XmlNode home = agency.first("AgencyLocation");
        if (home != null) {
            parts.addresses(home, "organization_id", key);
        }
    }

    private void site(XmlNode site, @Nullable String agency, @Nullable String agencyName, String above) {
        String key = site.value("Key");
        String place = file + " row " + site.line();
        if (key == null) {
            // Where its services are could not be kept from their words if it is to be.
            findings.add(DirectoryRule.KEY_MISSING, place, "");
            below(site, DirectoryRule.KEY_MISSING, "");
            return;
        }
        if (isWithheld(site, place, key)) {
            return;
        }
        String status = status(site, site.value("SiteDescription"), above);
        if (sites.add(key)) {
            location(site, key, agency);
        } else {
            findings.add(DirectoryRule.KEY_DUPLICATE, place, key);
        }
        String name = site.value("Name");
        for (XmlNode service : site.all("SiteService")) {
            service(service, key, agency, name == null ? agencyName : name, status);
        }
        for (XmlNode inner : site.all("Site")) {
            site(inner, agency, agencyName, status);
        }
    }

    /** @param site key of the location; null for a service that stands beside the sites of its agency */
    private void service(
            XmlNode service, @Nullable String site, @Nullable String agency, @Nullable String otherName, String above) {
        String place = file + " row " + service.line();
        String key = service.value("Key");
        if (key == null) {
            findings.add(DirectoryRule.KEY_MISSING, place, "");
        } else if (!isWithheld(service, place, key)) {
            services.service(
                    service, key, site, agency, otherName, status(service, service.value("Description"), above));
        }
    }

    private void location(XmlNode site, String key, @Nullable String agency) {
        XmlNode position = site.first("SpatialLocation");
        String[] datum =
                position == null ? new String[0] : position.valueOr("", "Datum").split("\\s*,\\s*", -1);
        RowWriter.Cells row = rows.row(FeedTable.LOCATIONS, site.line())
                .put("id", key)
                .put("organization_id", agency)
                .put("name", site.value("Name"))
                .put("alternate_name", aliases(site))
                .put("description", site.value("SiteDescription"))
                .put("transportation", transport(site))
                .put("latitude", position == null ? null : position.value("Latitude"))
                .put("longitude", position == null ? null : position.value("Longitude"))
                .put("confidential", site.isHidden() || position != null && position.isHidden() ? "true" : "");
        if (datum.length == 2) {
            row.put("latitude", datum[0]).put("longitude", datum[1]);
        }
        parts.reach(row, site);
        row.add();
        parts.addresses(site, "location_id", key);
        parts.phones(site, "location_id", key);
        parts.contacts(site, key);
        parts.hours(site, "location_id", key);
        parts.languages(site, "location_id", key);
        for (XmlNode access : site.all("DisabilitiesAccess")) {
            rows.row(FeedTable.ACCESSIBILITY, access.line())
                    .put("location_id", key)
                    .put("description", access.text())
                    .add();
        }
    }

    private static @Nullable String transport(XmlNode site) {
        return AirsParts.joined(
                List.of(
                        site.valueOr("", "BusServiceAccess"),
                        site.all("CrossStreet").stream()
                                .map(XmlNode::text)
                                .filter(text -> text != null)
                                .collect(Collectors.joining(", ")),
                        site.valueOr("", "PhysicalLocationDescription")),
                "\n");
    }

    /** Its publisher does not want it shown, or has deleted it. */
    private boolean isWithheld(XmlNode node, String place, String key) {
        XmlNode info = node.first("ResourceInfo");
        if (yes(node.attribute("delete"))) {
            findings.add(DirectoryRule.MARKED_DELETED, place, key);
            below(node, DirectoryRule.MARKED_DELETED, key);
            return true;
        }
        boolean excluded = yes(node.attribute("ExcludeFromWebsite"))
                || yes(node.attribute("ExcludeFromDirectory"))
                || info != null && SecrecyFlag.denies(info.attribute("AvailableForDirectory"));
        if (excluded) {
            findings.add(DirectoryRule.NOT_PUBLISHED, place, key);
            below(node, DirectoryRule.NOT_PUBLISHED, key);
        }
        return excluded;
    }

    /** What belongs to a record that is not taken is not taken either, and is told one by one. */
    private void below(XmlNode node, DirectoryRule rule, String key) {
        for (String kind : List.of("Agency", "Site", "SiteService")) {
            for (XmlNode child : node.all(kind)) {
                String own = child.valueOr("", "Key");
                boolean placed = kind.equals("SiteService") && node.name().equals("Site") && !key.isEmpty();
                findings.add(rule, file + " row " + child.line(), placed ? own + "@" + key : own);
                below(child, rule, own);
            }
        }
    }

    private static boolean yes(String flag) {
        return SecrecyFlag.hides(flag);
    }

    /** What is not offered above is not offered below. */
    private static String status(XmlNode node, @Nullable String description, String above) {
        if (!above.equals("active") && !above.equals("not referable")) {
            return above;
        }
        String own = node.attribute("Status").toLowerCase(Locale.ROOT);
        if (description != null && DELETED.matcher(description).matches()) {
            return "inactive";
        }
        XmlNode info = node.first("ResourceInfo");
        if ((own.isEmpty() || own.equals("active"))
                && (above.equals("not referable")
                        || info != null && SecrecyFlag.denies(info.attribute("AvailableForReferral")))) {
            return "not referable";
        }
        return own.isEmpty() ? above : own;
    }

    private static @Nullable String aliases(XmlNode node) {
        return AirsParts.joined(
                node.all("AKA").stream()
                        .filter(alias -> !alias.isHidden())
                        .map(alias -> alias.valueOr("", "Name"))
                        .toList(),
                "; ");
    }
}

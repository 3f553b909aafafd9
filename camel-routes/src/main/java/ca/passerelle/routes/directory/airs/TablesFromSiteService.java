package ca.passerelle.routes.directory.airs;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A site service as a service, told once for all its sites, and its being at this site. What differs from site to site (telephones, hours) hangs
 * on the latter.
 */
final class TablesFromSiteService {

    private static final String TAXONOMY = "AIRS 211 Taxonomy";

    /** BC 211 writes its own keywords where a code belongs: {@code {what:'CAMPS',who:'Children'}}. */
    private static final Pattern KEYWORDS = Pattern.compile("'([^']*)'");

    private final String file;
    private final RowWriter rows;
    private final AirsParts parts;
    private final Findings findings;

    /** Services told so far, with their description. */
    private final Map<String, String> told = new HashMap<>();

    private final Set<String> joins = new LinkedHashSet<>();

    TablesFromSiteService(String file, RowWriter rows, AirsParts parts, Findings findings) {
        this.file = file;
        this.rows = rows;
        this.parts = parts;
        this.findings = findings;
    }

    /**
     * @param key of the service
     * @param site key of the location; null for one that has none
     * @param agency key of the organisation; null for one that has none
     * @param otherName of the site or its agency, for a service that has none of its own
     * @param status of the service, with what is above it counted in
     */
    void service(
            XmlNode service,
            String key,
            @Nullable String site,
            @Nullable String agency,
            @Nullable String otherName,
            String status) {
        String join = site == null ? key : key + "@" + site;
        if (!joins.add(join)) {
            findings.add(DirectoryRule.KEY_DUPLICATE, file + " row " + service.line(), join);
            return;
        }
        String description = service.valueOr("", "Description");
        boolean first = told.putIfAbsent(key, description) == null;
        if (site != null) {
            rows.row(FeedTable.SERVICE_AT_LOCATION, service.line())
                    .put("id", join)
                    .put("service_id", key)
                    .put("location_id", site)
                    .put("description", first || description.equals(told.get(key)) ? null : description)
                    .put("confidential", service.isHidden() ? "true" : "")
                    .add();
        }
        String owner = site == null ? "service_id" : "service_at_location_id";
        parts.phones(service, owner, join);
        parts.hours(service, owner, join);
        seasons(service, owner, join);
        areas(service, owner, join);
        if (first) {
            whole(service, key, agency, otherName, status);
        }
    }

    private void whole(
            XmlNode service, String key, @Nullable String agency, @Nullable String otherName, String status) {
        XmlNode info = service.first("ResourceInfo");
        String name = service.value("Name");
        RowWriter.Cells row = rows.row(FeedTable.SERVICES, service.line())
                .put("id", key)
                .put("organization_id", agency)
                .put("name", name == null ? otherName : name)
                .put("description", service.value("Description"))
                .put("status", status)
                .put("application_process", application(service))
                .put(
                        "fees_description",
                        AirsParts.joined(
                                List.of(
                                        service.valueOr("", "FeeStructure"),
                                        service.valueOr("", "PaymentMethodAccepted")),
                                "\n"))
                .put("assured_date", info == null ? null : info.attribute("DateLastVerified"))
                .put("last_modified", info == null ? null : info.attribute("DateOfLastAction"));
        ages(service, row);
        parts.reach(row, service);
        row.add();
        terms(service, key);
        parts.languages(service, "service_id", key);
        parts.contacts(service, key);
        conditions(service, key);
    }

    private static @Nullable String application(XmlNode service) {
        return AirsParts.joined(
                service.all("ApplicationProcess").stream()
                        .flatMap(step ->
                                step.children().isEmpty() ? java.util.stream.Stream.of(step) : step.children().stream())
                        .map(step -> step.text() == null ? "" : step.text())
                        .toList(),
                "\n");
    }

    /** One range can be said in numbers; several, or one for one sex, only in words. */
    private static void ages(XmlNode service, RowWriter.Cells row) {
        List<XmlNode> ages = service.all("AgeRequirements");
        if (ages.size() == 1 && ages.get(0).attribute("Gender").isEmpty()) {
            row.put("minimum_age", ages.get(0).attribute("MinimumAge"))
                    .put("maximum_age", ages.get(0).attribute("MaximumAge"));
        }
    }

    private void conditions(XmlNode service, String key) {
        List<String> who = new ArrayList<>();
        for (String element : List.of(
                "GeneralEligibility",
                "AgeRequirements",
                "GenderRequirements",
                "FamilyRequirements",
                "IncomeRequirements",
                "ResidencyRequirements")) {
            for (XmlNode requirement : service.all(element)) {
                who.add(words(requirement));
            }
        }
        for (String text : new LinkedHashSet<>(who)) {
            if (!text.isEmpty()) {
                rows.row(FeedTable.ELIGIBILITY, service.line())
                        .put("service_id", key)
                        .put("eligibility", text)
                        .add();
            }
        }
        for (XmlNode document : service.all("DocumentsRequired")) {
            rows.row(FeedTable.REQUIRED_DOCUMENTS, document.line())
                    .put("service_id", key)
                    .put("document", words(document))
                    .add();
        }
    }

    private static String words(XmlNode node) {
        List<String> texts = new ArrayList<>();
        texts.add(node.text() == null ? "" : node.text());
        node.children().forEach(child -> texts.add(child.text() == null ? "" : child.text()));
        String ages = node.attribute("MinimumAge") + "–" + node.attribute("MaximumAge");
        if (ages.length() > 1 && !node.attribute("Gender").isEmpty()) {
            texts.add(node.attribute("Gender") + " " + ages);
        }
        String all = AirsParts.joined(texts, ", ");
        return all == null ? "" : all;
    }

    private void terms(XmlNode service, String key) {
        rows.row(FeedTable.TAXONOMIES, service.line())
                .put("id", TAXONOMY)
                .put("name", TAXONOMY)
                .add();
        for (XmlNode taxonomy : service.all("Taxonomy")) {
            for (XmlNode code : taxonomy.all("Code")) {
                String text = code.text();
                if (text != null) {
                    term(code, key, text.replaceAll("\\s+", " "));
                }
            }
        }
    }

    private void term(XmlNode code, String key, String text) {
        boolean keywords = text.startsWith("{");
        rows.row(FeedTable.TAXONOMY_TERMS, code.line())
                .put("id", text)
                .put("code", text)
                .put("taxonomy_id", keywords ? null : TAXONOMY)
                .put("name", keywords ? keywords(text) : null)
                .add();
        rows.row(FeedTable.ATTRIBUTES, code.line())
                .put("link_id", key)
                .put("link_entity", "service")
                .put("taxonomy_term_id", text)
                .add();
    }

    private static String keywords(String text) {
        return KEYWORDS.matcher(text).results().map(match -> match.group(1)).collect(Collectors.joining("; "));
    }

    private void areas(XmlNode service, String owner, String key) {
        for (XmlNode area : service.all("GeographicAreaServed")) {
            List<String> names = new ArrayList<>();
            names.add(area.text() == null ? "" : area.text());
            area.children().forEach(part -> names.add(part.text() == null ? "" : part.text()));
            rows.row(FeedTable.SERVICE_AREAS, area.line())
                    .put(owner, key)
                    .put("name", AirsParts.joined(names, ", "))
                    .add();
        }
    }

    /** Seasons are words in every export seen, so that they are kept as such. */
    private void seasons(XmlNode service, String owner, String key) {
        for (XmlNode season : service.all("Seasonal")) {
            String dates =
                    AirsParts.joined(List.of(season.valueOr("", "StartDate"), season.valueOr("", "EndDate")), " – ");
            rows.row(FeedTable.SCHEDULES, season.line())
                    .put(owner, key)
                    .put(
                            "notes",
                            AirsParts.joined(
                                    List.of(season.valueOr("", "Description"), dates == null ? "" : dates), " "))
                    .add();
        }
    }
}

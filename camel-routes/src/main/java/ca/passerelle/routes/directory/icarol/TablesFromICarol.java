package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The four levels as rows: an agency is an organisation, a site a location, a program a service, a program at a site the service at that
 * location. Telephones, hours and areas of the last are looked for at the program at site, the program, the site and the agency, in this
 * order; who may come, how and for how much never further than the program and the program at site; the address at the site first.
 */
final class TablesFromICarol {

    private static final Pattern DELETED = Pattern.compile("^DEL[ \\d].*", Pattern.DOTALL);

    private final ICarolEntries entries;
    private final String language;
    private final FeedTables tables;
    private final Findings findings;
    private final ServicesFromICarol services;
    private final PlacesFromICarol places;
    private final Map<String, RowWriter> writers = new HashMap<>();
    private final Set<String> placed = new HashSet<>();

    TablesFromICarol(ICarolEntries entries, String language, FeedTables tables, Findings findings) {
        this.entries = entries;
        this.language = language;
        this.tables = tables;
        this.findings = findings;
        this.services = new ServicesFromICarol(this, language, findings);
        this.places = new PlacesFromICarol(this, language, findings);
    }

    /** Rows that say from which file they come. */
    RowWriter rows(ICarolRecord record) {
        return writers.computeIfAbsent(record.file(), file -> new RowWriter(file, tables));
    }

    void agency(ICarolEntry agency) {
        ICarolRecord record = agency.in(language);
        RowWriter.Cells row = rows(record)
                .row(FeedTable.ORGANIZATIONS, record.row())
                .put("id", record.key())
                .put("name", record.value("PublicName", "OfficialName"))
                .put("alternate_name", record.value("AlternateName"))
                .put("description", record.value("AgencyDescription"))
                .put("record_language", agency.spoken(language));
        reach(row, agency, record);
        row.add();
        translate(agency, FeedTable.ORGANIZATIONS, record.key());
        ICarolPhones.of(record).forEach(phone -> phone.write(rows(record), "organization_id", record.key()));
        places.addresses(agency, "organization_id", record.key(), List.of("Mailing"));
        people(record);
    }

    void site(ICarolEntry site) {
        if (!isHiddenAbove(site.in(language))) {
            places.place(site, Chain.of(site), agencyOf(site.in(language)));
        }
    }

    void program(ICarolEntry program) {
        ICarolRecord record = program.in(language);
        if (isHiddenAbove(record)) {
            return;
        }
        services.service(program, Chain.of(program, agency(record)), agencyOf(record), status(program));
    }

    void programAtSite(ICarolEntry join) {
        ICarolRecord record = join.in(language);
        String programKey = record.value("ConnectsToProgramNum");
        String siteKey = record.value("ConnectsToSiteNum");
        if (isHiddenAbove(record)) {
            return;
        }
        if (entries.isSetAside(programKey) || entries.isSetAside(siteKey)) {
            findings.add(DirectoryRule.NOT_PUBLISHED, record.place(), record.key());
            return;
        }
        ICarolEntry program = entries.of(ICarolLevel.PROGRAM, programKey);
        ICarolEntry site = entries.of(ICarolLevel.SITE, siteKey);
        boolean joinsOnly = SecrecyFlag.hides(record.valueOr("", "IsLinkOnly"));
        if (program == null && record.value("PublicName", "OfficialName") == null) {
            findings.add(DirectoryRule.SERVICE_UNKNOWN, record.place("ConnectsToProgramNum"), record.key());
            return;
        }
        if (program == null) {
            // It names itself, so that it is a service of its own.
            services.service(join, Chain.of(join, agency(record)), agencyOf(record), status(join));
        }
        String service = program == null ? record.key() : program.in(language).key();
        Chain chain = Chain.of(joinsOnly ? null : join, program, site, agency(record));
        String place = site == null
                ? places.place(join, Chain.of(joinsOnly ? null : join, program, agency(record)), agencyOf(record))
                : site.in(language).key();
        placed.add(service);
        rows(record)
                .row(FeedTable.SERVICE_AT_LOCATION, record.row())
                .put("id", record.key())
                .put("service_id", service)
                .put("location_id", place)
                .put("description", joinsOnly || program == null ? null : record.value("AgencyDescription"))
                .put("confidential", hidesPlace(join, program) ? "true" : "")
                .put("record_language", join.spoken(language))
                .add();
        if (!joinsOnly && program != null) {
            translate(join, FeedTable.SERVICE_AT_LOCATION, record.key());
        }
        services.inherited(chain, "service_at_location_id", record.key());
    }

    /** The program or its join keeps the address private although the site does not: the strictest wins. */
    private static boolean hidesPlace(ICarolEntry join, @Nullable ICarolEntry program) {
        return Chain.hidden(join, "PhysicalAddressIsPrivate")
                || program != null && Chain.hidden(program, "PhysicalAddressIsPrivate");
    }

    /** A program that no site names is given where its own address is, else at its agency. */
    void standingAlone(ICarolEntry program) {
        ICarolRecord record = program.in(language);
        if (isHiddenAbove(record) || !placed.add(record.key())) {
            return;
        }
        ICarolEntry agency = agency(record);
        Chain chain = Chain.of(program, agency);
        services.inherited(chain, "service_id", record.key());
        if (places.hasAddress(chain)) {
            rows(record)
                    .row(FeedTable.SERVICE_AT_LOCATION, record.row())
                    .put("id", record.key())
                    .put("service_id", record.key())
                    .put("location_id", places.place(program, chain, agencyOf(record)))
                    .add();
        }
    }

    private boolean isHiddenAbove(ICarolRecord record) {
        String parent = record.value("ParentAgencyNum");
        if (!entries.isSetAside(parent)) {
            return false;
        }
        findings.add(DirectoryRule.NOT_PUBLISHED, record.place("ParentAgencyNum"), record.key());
        return true;
    }

    private @Nullable ICarolEntry agency(ICarolRecord record) {
        return entries.of(ICarolLevel.AGENCY, record.value("ParentAgencyNum"));
    }

    private static @Nullable String agencyOf(ICarolRecord record) {
        String parent = record.value("ParentAgencyNum");
        return parent == null || parent.equals("0") ? null : parent;
    }

    /** The least of its own state and its agency's. */
    private String status(ICarolEntry entry) {
        String own = status(entry.in(language));
        ICarolEntry agency = agency(entry.in(language));
        String above = agency == null ? "active" : status(agency.in(language));
        return own.equals("active") ? above : own;
    }

    private static String status(ICarolRecord record) {
        String word = record.valueOr("active", "AgencyStatus").toLowerCase(Locale.ROOT);
        if (DELETED.matcher(record.valueOr("", "AgencyDescription")).matches()) {
            return "inactive";
        }
        return word.equals("active") && SecrecyFlag.denies(record.valueOr("", "AvailableForReferral"))
                ? "not referable"
                : word;
    }

    /** Mailbox and link, unless the record keeps them private. */
    void reach(RowWriter.Cells row, ICarolEntry entry, ICarolRecord record) {
        if (!Chain.hidden(entry, "EmailAddressIsPrivate")) {
            row.put("email", record.value("EmailAddressMain"));
        }
        if (!Chain.hidden(entry, "WebsiteAddressIsPrivate")) {
            row.put("url", record.value("WebsiteAddress"));
        }
    }

    /** Named people and notes for the staff are never read further than to say so. */
    void people(ICarolRecord record) {
        for (String column : List.of("SeniorWorkerName", "MainContactName", "LastVerifiedByName")) {
            if (record.value(column) != null) {
                findings.add(DirectoryRule.CONTACT_WITHHELD, record.place(column), record.key());
            }
        }
    }

    /** The texts of the other versions of a record. */
    void translate(ICarolEntry entry, FeedTable table, String key) {
        Map<String, List<String>> fields = Map.of(
                "name", List.of("PublicName", "OfficialName"),
                "alternate_name", List.of("AlternateName"),
                "description", List.of("AgencyDescription"));
        String spoken = entry.spoken(language);
        fields.forEach((field, columns) -> translate(entry, table, key, field, spoken, columns));
    }

    void translate(ICarolEntry entry, FeedTable table, String key, String field, String spoken, List<String> columns) {
        ICarolRecord own = entry.in(language);
        entry.versions().forEach((other, record) -> {
            String text = record.value(columns.toArray(String[]::new));
            if (!other.equals(spoken) && text != null && own.value(columns.toArray(String[]::new)) != null) {
                rows(record)
                        .row(FeedTable.TRANSLATIONS, record.row())
                        .put("entity", table.word())
                        .put("id", key)
                        .put("language", other)
                        .put("field", field)
                        .put("value", text)
                        .add();
            }
        });
    }
}

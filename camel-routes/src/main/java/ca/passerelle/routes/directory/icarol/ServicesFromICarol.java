package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services, with what they ask of a person and what they take from the levels above. */
final class ServicesFromICarol {

    private static final String TAXONOMY = "AIRS 211 Taxonomy";

    /** Text columns of a service to their iCarol names. */
    private static final Map<String, List<String>> TEXTS = Map.of(
            "name", List.of("PublicName", "OfficialName"),
            "alternate_name", List.of("AlternateName"),
            "description", List.of("AgencyDescription"),
            "eligibility_description", List.of("Eligibility"),
            "application_process", List.of("ApplicationProcess"),
            "fees_description", List.of("FeeStructureSource", "PaymentMethods"),
            "wait_time", List.of("NormalWaitTime"),
            "accreditations", List.of("LicenseAccreditation"));

    private final TablesFromICarol tables;
    private final String language;
    private final Findings findings;

    ServicesFromICarol(TablesFromICarol tables, String language, Findings findings) {
        this.tables = tables;
        this.language = language;
        this.findings = findings;
    }

    /**
     * @param chain the record and its agency, for the link that both may have
     * @param status with what is above it counted in
     */
    void service(ICarolEntry entry, Chain chain, @Nullable String organization, String status) {
        ICarolRecord record = entry.in(language);
        String key = record.key();
        RowWriter.Cells row = tables.rows(record)
                .row(FeedTable.SERVICES, record.row())
                .put("id", key)
                .put("organization_id", organization)
                .put("status", status)
                .put("record_language", entry.spoken(language))
                .put("minimum_age", record.value("Custom_Minimum Age", "MinimumAge"))
                .put("maximum_age", record.value("Custom_Maximum Age", "MaximumAge"))
                .put("alert", alert(record))
                .put("assured_date", date(record, "LastVerifiedOn"))
                .put("last_modified", moment(record, "UpdatedOn"));
        TEXTS.forEach((column, names) -> row.put(column, record.value(names.toArray(String[]::new))));
        ICarolEntry reached = chain.having("WebsiteAddress");
        tables.reach(row, entry, record);
        if (reached != null) {
            tables.reach(row, reached, reached.in(language));
        }
        row.add();
        TEXTS.forEach((column, names) ->
                tables.translate(entry, FeedTable.SERVICES, key, column, entry.spoken(language), names));
        lists(record, key);
        terms(record, key);
        capacity(record, key);
        tables.people(record);
    }

    /** Telephones, hours and areas, each from the first level that has any. */
    void inherited(Chain chain, String owner, String key) {
        boolean found = false;
        for (ICarolEntry level : chain.levels()) {
            List<ICarolPhones.Phone> phones = ICarolPhones.of(level.in(language));
            boolean open = phones.stream().anyMatch(phone -> !phone.hidden());
            if (!found) {
                phones.forEach(phone -> phone.write(tables.rows(phone.record()), owner, key));
            }
            found |= open;
        }
        ICarolEntry opened = chain.having("HoursOfOperation", "Hours");
        if (opened != null) {
            ICarolRecord record = opened.in(language);
            String words = record.value("HoursOfOperation");
            ICarolHours.write(record, words, tables.rows(record), owner, key);
            tables.translate(
                    opened,
                    FeedTable.SCHEDULES,
                    owner + " " + key,
                    "original_text",
                    opened.spoken(language),
                    List.of("HoursOfOperation"));
        }
        ICarolEntry covering = chain.having("CoverageArea", "CoverageAreaText", "Coverage");
        if (covering != null) {
            ICarolRecord record = covering.in(language);
            tables.rows(record)
                    .row(FeedTable.SERVICE_AREAS, record.row())
                    .put(owner, key)
                    .put("name", record.value("CoverageArea", "CoverageAreaText", "Coverage"))
                    .add();
        }
    }

    private void lists(ICarolRecord record, String key) {
        for (String language :
                record.valueOr("", "LanguagesOffered", "LanguagesOfferedList").split("[;,]")) {
            if (!language.isBlank()) {
                tables.rows(record)
                        .row(FeedTable.LANGUAGES, record.row())
                        .put("service_id", key)
                        .put("name", language)
                        .add();
            }
        }
        String documents = record.value("DocumentsRequired");
        if (documents != null) {
            tables.rows(record)
                    .row(FeedTable.REQUIRED_DOCUMENTS, record.row())
                    .put("service_id", key)
                    .put("document", documents)
                    .add();
        }
        String funds = record.value("SourceOfFunds");
        if (funds != null) {
            tables.rows(record)
                    .row(FeedTable.FUNDING, record.row())
                    .put("service_id", key)
                    .put("source", funds)
                    .add();
        }
    }

    private void terms(ICarolRecord record, String key) {
        String[] codes = record.valueOr("", "TaxonomyCodes").split(";");
        String[] names = record.valueOr("", "TaxonomyTermsNotDeactivated", "TaxonomyTerm")
                .split(";");
        RowWriter rows = tables.rows(record);
        for (int at = 0; at < codes.length; at++) {
            String code = codes[at].strip().replaceAll("\\s+", " ");
            if (code.isEmpty()) {
                continue;
            }
            rows.row(FeedTable.TAXONOMIES, record.row())
                    .put("id", TAXONOMY)
                    .put("name", TAXONOMY)
                    .add();
            rows.row(FeedTable.TAXONOMY_TERMS, record.row())
                    .put("id", code)
                    .put("code", code)
                    .put("taxonomy_id", TAXONOMY)
                    .put("name", isAligned(codes, names) ? names[at] : null)
                    .add();
            rows.row(FeedTable.ATTRIBUTES, record.row())
                    .put("link_id", key)
                    .put("link_entity", "service")
                    .put("taxonomy_term_id", code)
                    .add();
        }
    }

    /** Labels are only told to a code when there are as many of them, and none of them is a path of several. */
    private static boolean isAligned(String[] codes, String[] names) {
        long filledCodes =
                List.of(codes).stream().filter(code -> !code.isBlank()).count();
        long filledNames = List.of(names).stream()
                .filter(name -> !name.isBlank() && !name.contains(" - "))
                .count();
        return filledCodes == filledNames && names.length >= codes.length;
    }

    private void capacity(ICarolRecord record, String key) {
        String capacity = record.value("ServiceCapacity", "Custom_Bed Count");
        if (capacity == null) {
            return;
        }
        boolean number = capacity.matches("\\d{1,6}");
        tables.rows(record)
                .row(FeedTable.CAPACITY, record.row())
                .put("service_id", key)
                .put("unit", record.value("CapacityType"))
                .put("maximum", number ? capacity : null)
                .put("description", number ? null : capacity)
                .put("updated", moment(record, "UpdatedOn"))
                .add();
    }

    /** The notice with its days: whether it is over is for the reader to see. */
    private @Nullable String alert(ICarolRecord record) {
        String message = record.value("TemporaryMessage");
        if (message == null) {
            return null;
        }
        String from = date(record, "TemporaryMessageAppears");
        String to = date(record, "TemporaryMessageExpires");
        if (from == null && to == null) {
            return message;
        }
        return message + " (" + (from == null ? "" : from) + " – " + (to == null ? "" : to) + ")";
    }

    private @Nullable String date(ICarolRecord record, String column) {
        String written = record.value(column);
        if (written == null) {
            return null;
        }
        Cleaned<String> cleaned = FeedDate.american(written);
        cleaned.rules().forEach(rule -> findings.add(rule, record.place(column), record.key()));
        return cleaned.value();
    }

    /** An instant where the record gives one, else a day. */
    private @Nullable String moment(ICarolRecord record, String column) {
        String written = record.valueOr("", column);
        Cleaned<String> moment =
                written.contains("T") ? FeedDate.moment(written) : Cleaned.dropped(DirectoryRule.DATE_DROPPED);
        return moment.value() == null ? date(record, column) : moment.value();
    }
}

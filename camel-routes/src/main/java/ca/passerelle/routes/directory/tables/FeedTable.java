package ca.passerelle.routes.directory.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables of HSDS 1.x to 3.1, each under all the names it has had (specification, "Schema reference" and "Changelog"). The first name is
 * that of 3.x; the parent key is the column that names a row of this table elsewhere.
 */
public enum FeedTable {
    ORGANIZATIONS("organization_id", "organizations", "organization"),
    PROGRAMS("program_id", "programs", "program"),
    SERVICES("service_id", "services", "service"),
    LOCATIONS("location_id", "locations", "location"),
    SERVICE_AT_LOCATION(
            "service_at_location_id",
            "service_at_location",
            "services_at_location",
            "service_at_locations",
            "services_at_locations"),
    ADDRESSES(
            "address_id",
            "addresses",
            "address",
            "physical_addresses",
            "physical_address",
            "postal_addresses",
            "postal_address",
            "mail_addresses",
            "mail_address"),
    PHONES("phone_id", "phones", "phone"),
    CONTACTS("contact_id", "contacts", "contact"),
    SCHEDULES("schedule_id", "schedules", "schedule", "regular_schedules", "regular_schedule"),
    HOLIDAYS("holiday_schedule_id", "holiday_schedules", "holiday_schedule"),
    LANGUAGES("language_id", "languages", "language"),
    ACCESSIBILITY("accessibility_id", "accessibility", "accessibility_for_disabilities"),
    COST_OPTIONS("cost_option_id", "cost_options", "cost_option"),
    REQUIRED_DOCUMENTS("required_document_id", "required_documents", "required_document"),
    SERVICE_AREAS("service_area_id", "service_areas", "service_area"),
    ELIGIBILITY("eligibility_id", "eligibility", "eligibilities", "eligibilitys"),
    CAPACITY("service_capacity_id", "service_capacity", "service_capacities", "capacities"),
    UNITS("unit_id", "units", "unit"),
    URLS("url_id", "url", "urls", "additional_urls", "additional_websites"),
    FUNDING("funding_id", "funding", "fundings"),
    ORGANIZATION_IDENTIFIERS("organization_identifier_id", "organization_identifiers", "organization_identifier"),
    ATTRIBUTES(
            "attribute_id",
            "attributes",
            "attribute",
            "service_attributes",
            "service_attribute",
            "other_attributes",
            "other_attribute",
            "services_taxonomy",
            "service_taxonomy",
            "service_taxonomys",
            "link_taxonomies",
            "link_taxonomy"),
    TAXONOMIES("taxonomy_id", "taxonomies", "taxonomy_detail"),
    TAXONOMY_TERMS("taxonomy_term_id", "taxonomy_terms", "taxonomy_term", "taxonomy"),
    TRANSLATIONS("translation_id", "translations", "translation"),
    /** Change log; it names the people who made the changes. */
    METADATA("metadata_id", "metadata"),
    META_TABLES("meta_table_description_id", "meta_table_descriptions", "meta_table_description"),
    PAYMENTS("payment_accepted_id", "payments_accepted", "payment_accepted");

    private final String parentKey;
    private final List<String> names;

    FeedTable(String parentKey, String... names) {
        this.parentKey = parentKey;
        this.names = List.of(names);
    }

    /** The column by which a child names a row of this table. */
    public String parentKey() {
        return parentKey;
    }

    /** The name of the table in HSDS 3.x. */
    public String word() {
        return names.get(0);
    }

    /** The word by which an attribute says what it is on. */
    public String singular() {
        return parentKey.substring(0, parentKey.length() - "_id".length());
    }

    /** By the name of a file without its ending, or of a JSON property. */
    public static Optional<FeedTable> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(table -> table.names.contains(plain))
                .findFirst();
    }

    /** The address type that the name of a 1.x or 2.x file stands for. */
    public static @Nullable String addressType(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.startsWith("postal_address") || plain.startsWith("mail_address")) {
            return "postal";
        }
        return plain.startsWith("physical_address") ? "physical" : null;
    }
}

package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Locations: a site, or the place of a program that has none. An address keeps the privacy of the level it is taken from. */
final class PlacesFromICarol {

    private final TablesFromICarol tables;
    private final String language;

    PlacesFromICarol(TablesFromICarol tables, String language, Findings findings) {
        this.tables = tables;
        this.language = language;
    }

    private static boolean tells(ICarolEntry entry) {
        return entry.any(record -> record.value("PhysicalAddress1", "PhysicalCity", "Latitude") != null)
                || Chain.hidden(entry, "PhysicalAddressIsPrivate");
    }

    /** Whether any level says where it is, or that nobody may know. */
    boolean hasAddress(Chain chain) {
        return chain.first(PlacesFromICarol::tells) != null;
    }

    /** Writes a location and gives its key: the number of the record that it is the place of. */
    String place(ICarolEntry of, Chain chain, @Nullable String organization) {
        ICarolRecord record = of.in(language);
        String key = record.key();
        ICarolEntry from = chain.first(PlacesFromICarol::tells);
        ICarolRecord address = from == null ? record : from.in(language);
        boolean site = of.level() == ICarolLevel.SITE;
        RowWriter.Cells row = tables.rows(record)
                .row(FeedTable.LOCATIONS, record.row())
                .put("id", key)
                .put("organization_id", organization)
                .put("name", site ? record.value("PublicName", "OfficialName") : null)
                .put("alternate_name", site ? record.value("AlternateName") : null)
                .put("description", site ? record.value("AgencyDescription") : null)
                .put("latitude", address.value("Latitude"))
                .put("longitude", address.value("Longitude"))
                .put(
                        "transportation",
                        chain.value(entry -> entry.in(language), "BusServiceAccess", "PublicAccessTransportation"))
                .put("record_language", of.spoken(language))
                .put("confidential", from != null && Chain.hidden(from, "PhysicalAddressIsPrivate") ? "true" : "");
        tables.reach(row, of, record);
        row.add();
        if (from != null) {
            addresses(from, "location_id", key, List.of("Physical"));
        }
        if (site) {
            addresses(of, "location_id", key, List.of("Mailing"));
            tables.translate(of, FeedTable.LOCATIONS, key);
            ICarolPhones.of(record).forEach(phone -> phone.write(tables.rows(record), "location_id", key));
            ICarolHours.write(record, record.value("HoursOfOperation"), tables.rows(record), "location_id", key);
            tables.people(record);
        }
        String access = chain.value(entry -> entry.in(language), "DisabilitiesAccess");
        if (access != null) {
            tables.rows(record)
                    .row(FeedTable.ACCESSIBILITY, record.row())
                    .put("location_id", key)
                    .put("description", access)
                    .add();
        }
        return key;
    }

    /** @param kinds {@code Physical} or {@code Mailing} */
    void addresses(ICarolEntry entry, String owner, String key, List<String> kinds) {
        ICarolRecord record = entry.in(language);
        for (String kind : kinds) {
            boolean hidden = Chain.hidden(entry, kind + "AddressIsPrivate");
            if (record.value(kind + "Address1", kind + "Address2", kind + "City", kind + "PostalCode") == null) {
                continue;
            }
            tables.rows(record)
                    .row(FeedTable.ADDRESSES, record.row())
                    .put(owner, key)
                    .put("attention", record.value(kind + "AttentionName"))
                    .put("address_1", record.value(kind + "Address1"))
                    .put("address_2", record.value(kind + "Address2"))
                    .put("city", record.value(kind + "City"))
                    .put("region", record.value(kind + "County"))
                    .put("state_province", record.value(kind + "StateProvince"))
                    .put("postal_code", record.value(kind + "PostalCode"))
                    .put("country", record.value(kind + "Country"))
                    .put("address_type", kind.equals("Mailing") ? "postal" : "physical")
                    .put("confidential", hidden ? "true" : "")
                    .add();
        }
    }
}

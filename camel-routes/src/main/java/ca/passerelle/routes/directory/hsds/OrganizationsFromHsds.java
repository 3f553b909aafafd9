package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.ForeignNumber;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.Telecom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The organisations of a package. */
final class OrganizationsFromHsds {

    private final HsdsReading reading;
    private final TelecomFromHsds telecom;
    private final AddressesFromHsds addresses;

    OrganizationsFromHsds(HsdsReading reading) {
        this.reading = reading;
        this.telecom = new TelecomFromHsds(reading);
        this.addresses = new AddressesFromHsds(reading);
    }

    /** By id, in the order of the feed. */
    Map<String, ListedOrganization> all() {
        Map<String, ListedOrganization> all = new LinkedHashMap<>();
        for (HsdsRow row : reading.source().rows(HsdsTable.ORGANIZATIONS)) {
            FeedText name = Named.of(reading, HsdsTable.ORGANIZATIONS, row);
            if (name != null) {
                all.put(row.id(), organization(row, name));
            }
        }
        return all;
    }

    private ListedOrganization organization(HsdsRow row, FeedText name) {
        String id = row.id();
        String parent = row.value("parent_organization_id");
        HsdsRow above = parent == null ? null : reading.source().row(HsdsTable.ORGANIZATIONS, parent);
        boolean listed = above != null && above.value("name") != null && !id.equals(parent);
        if (parent != null && !listed) {
            reading.findings().add(DirectoryRule.ORGANIZATION_UNKNOWN, row.place("parent_organization_id"), id);
        }
        List<Telecom> reached = new ArrayList<>(telecom.phones(HsdsTable.ORGANIZATIONS, id));
        reached.addAll(telecom.email(row, "email"));
        reached.addAll(telecom.web(row, "website", "url"));
        reached.addAll(telecom.links(HsdsTable.ORGANIZATIONS, id));
        reached.addAll(telecom.offices(HsdsTable.ORGANIZATIONS, id));
        return new ListedOrganization(
                new SourceKey(RecordKind.ORGANIZATION, id),
                name,
                reading.text(HsdsTable.ORGANIZATIONS, row, "alternate_name"),
                reading.text(HsdsTable.ORGANIZATIONS, row, "description"),
                parent,
                listed,
                reached,
                postal(id),
                numbers(id));
    }

    /** Only addresses of its own: those of a place belong to the place. */
    private List<PostalAddress> postal(String id) {
        return reading.links().of(HsdsTable.ADDRESSES, HsdsTable.ORGANIZATIONS, id).stream()
                .filter(row -> row.value("location_id") == null)
                .map(addresses::address)
                .toList();
    }

    private List<ForeignNumber> numbers(String id) {
        List<ForeignNumber> numbers = new ArrayList<>();
        for (HsdsRow row : reading.links().of(HsdsTable.ORGANIZATION_IDENTIFIERS, HsdsTable.ORGANIZATIONS, id)) {
            String value = row.value("identifier");
            if (value != null) {
                numbers.add(new ForeignNumber(row.value("identifier_scheme"), row.value("identifier_type"), value));
            }
        }
        return numbers;
    }
}

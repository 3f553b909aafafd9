package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
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
final class OrganizationsFromTables {

    private final Reading reading;
    private final TelecomFromTables telecom;
    private final AddressesFromTables addresses;

    OrganizationsFromTables(Reading reading) {
        this.reading = reading;
        this.telecom = new TelecomFromTables(reading);
        this.addresses = new AddressesFromTables(reading);
    }

    /** By id, in the order of the feed. */
    Map<String, ListedOrganization> all() {
        Map<String, ListedOrganization> all = new LinkedHashMap<>();
        for (FeedRow row : reading.source().rows(FeedTable.ORGANIZATIONS)) {
            FeedText name = Named.of(reading, FeedTable.ORGANIZATIONS, row);
            if (name != null) {
                all.put(row.id(), organization(row, name));
            }
        }
        return all;
    }

    private ListedOrganization organization(FeedRow row, FeedText name) {
        String id = row.id();
        String parent = row.value("parent_organization_id");
        FeedRow above = parent == null ? null : reading.source().row(FeedTable.ORGANIZATIONS, parent);
        boolean listed = above != null && above.value("name") != null && !id.equals(parent);
        if (parent != null && !listed) {
            reading.findings().add(DirectoryRule.ORGANIZATION_UNKNOWN, row.place("parent_organization_id"), id);
        }
        List<Telecom> reached = new ArrayList<>(telecom.phones(FeedTable.ORGANIZATIONS, id));
        reached.addAll(telecom.email(row, "email"));
        reached.addAll(telecom.web(row, "website", "url"));
        reached.addAll(telecom.links(FeedTable.ORGANIZATIONS, id));
        reached.addAll(telecom.offices(FeedTable.ORGANIZATIONS, id));
        return new ListedOrganization(
                new SourceKey(RecordKind.ORGANIZATION, id),
                name,
                reading.text(FeedTable.ORGANIZATIONS, row, "alternate_name"),
                reading.text(FeedTable.ORGANIZATIONS, row, "description"),
                parent,
                listed,
                reached,
                postal(id),
                numbers(id));
    }

    /** Only addresses of its own: those of a place belong to the place. */
    private List<PostalAddress> postal(String id) {
        return reading.links().of(FeedTable.ADDRESSES, FeedTable.ORGANIZATIONS, id).stream()
                .filter(row -> row.value("location_id") == null)
                .map(addresses::address)
                .map(address -> reading.secrecy().organizations().contains(id) ? address.withheld() : address)
                .distinct()
                .toList();
    }

    private List<ForeignNumber> numbers(String id) {
        List<ForeignNumber> numbers = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.ORGANIZATION_IDENTIFIERS, FeedTable.ORGANIZATIONS, id)) {
            String value = row.value("identifier");
            if (value != null) {
                numbers.add(new ForeignNumber(row.value("identifier_scheme"), row.value("identifier_type"), value));
            }
        }
        return numbers;
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import ca.passerelle.routes.directory.cleaning.Position;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.ForeignNumber;
import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.Telecom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of a package. Secret ones are stripped here, before anything else sees them. */
final class PlacesFromTables {

    private final Reading reading;
    private final Set<String> organizations;
    private final TelecomFromTables telecom;
    private final AddressesFromTables addresses;
    private final HoursFromTables hours;
    private final LanguagesFromTables languages;

    /** With the ids of the organisations that are listed. */
    PlacesFromTables(Reading reading, Set<String> organizations) {
        this.reading = reading;
        this.organizations = organizations;
        this.telecom = new TelecomFromTables(reading);
        this.addresses = new AddressesFromTables(reading);
        this.hours = new HoursFromTables(reading);
        this.languages = new LanguagesFromTables(reading);
    }

    /** By id, in the order of the feed. A place needs no name: HSDS does not ask for one. */
    Map<String, ListedPlace> all() {
        Map<String, ListedPlace> all = new LinkedHashMap<>();
        for (FeedRow row : reading.source().rows(FeedTable.LOCATIONS)) {
            if (row.id().isEmpty()) {
                reading.findings().add(DirectoryRule.KEY_MISSING, row.place("id"), "");
            } else {
                all.put(row.id(), place(row));
            }
        }
        return all;
    }

    private ListedPlace place(FeedRow row) {
        String id = row.id();
        List<FeedRow> addressRows = reading.links().of(FeedTable.ADDRESSES, FeedTable.LOCATIONS, id);
        boolean secret = reading.secrecy().locations().contains(id);
        if (secret) {
            reading.findings().add(DirectoryRule.ADDRESS_WITHHELD, row.place(), id);
        }
        boolean virtual = row.valueOr("", "location_type").equalsIgnoreCase("virtual");
        List<Telecom> reached = new ArrayList<>(telecom.phones(FeedTable.LOCATIONS, id));
        if (!secret || virtual) {
            reached.addAll(telecom.email(row, "email"));
            reached.addAll(telecom.web(row, "url"));
        }
        reached.addAll(telecom.offices(FeedTable.LOCATIONS, id));
        return new ListedPlace(
                new SourceKey(RecordKind.LOCATION, id),
                organization(row),
                virtual,
                secret,
                Named.of(reading, FeedTable.LOCATIONS, row),
                reading.text(FeedTable.LOCATIONS, row, "alternate_name"),
                reading.text(FeedTable.LOCATIONS, row, "description"),
                secret ? null : reading.text(FeedTable.LOCATIONS, row, "transportation"),
                secret ? null : position(row),
                addresses(addressRows, secret),
                reached,
                accessibility(id),
                languages.of(FeedTable.LOCATIONS, id),
                hours.of(FeedTable.LOCATIONS, id),
                secret ? List.of() : number(row));
    }

    private @Nullable String organization(FeedRow row) {
        String id = row.value("organization_id");
        if (id != null && !organizations.contains(id)) {
            reading.findings().add(DirectoryRule.ORGANIZATION_UNKNOWN, row.place("organization_id"), row.id());
            return null;
        }
        return id;
    }

    private List<PostalAddress> addresses(List<FeedRow> rows, boolean secret) {
        return rows.stream()
                .map(addresses::address)
                .map(address -> secret ? address.withheld() : address)
                .distinct()
                .sorted(Comparator.comparing(PostalAddress::postal))
                .toList();
    }

    private @Nullable GeoPoint position(FeedRow row) {
        String latitude = row.value("latitude");
        String longitude = row.value("longitude");
        if (latitude == null && longitude == null) {
            return null;
        }
        Cleaned<GeoPoint> position = Position.of(latitude == null ? "" : latitude, longitude == null ? "" : longitude);
        position.rules().forEach(rule -> reading.findings().add(rule, row.place("latitude"), row.id()));
        return position.value();
    }

    private List<FeedText> accessibility(String id) {
        List<FeedText> texts = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.ACCESSIBILITY, FeedTable.LOCATIONS, id)) {
            for (String column : List.of("description", "accessibility", "details")) {
                FeedText text = reading.text(FeedTable.ACCESSIBILITY, row, column);
                if (text != null && !texts.contains(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static List<ForeignNumber> number(FeedRow row) {
        String number = row.value("external_identifier");
        return number == null
                ? List.of()
                : List.of(new ForeignNumber(null, row.value("external_identifier_type"), number));
    }
}

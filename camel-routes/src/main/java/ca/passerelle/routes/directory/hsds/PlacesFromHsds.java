package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import ca.passerelle.routes.directory.cleaning.Confidentiality;
import ca.passerelle.routes.directory.cleaning.Position;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places of a package. Secret ones are stripped here, before anything else sees them. */
final class PlacesFromHsds {

    private final HsdsReading reading;
    private final Set<String> organizations;
    private final TelecomFromHsds telecom;
    private final AddressesFromHsds addresses;
    private final HoursFromHsds hours;
    private final LanguagesFromHsds languages;

    /** With the ids of the organisations that are listed. */
    PlacesFromHsds(HsdsReading reading, Set<String> organizations) {
        this.reading = reading;
        this.organizations = organizations;
        this.telecom = new TelecomFromHsds(reading);
        this.addresses = new AddressesFromHsds(reading);
        this.hours = new HoursFromHsds(reading);
        this.languages = new LanguagesFromHsds(reading);
    }

    /** By id, in the order of the feed. A place needs no name: HSDS does not ask for one. */
    Map<String, ListedPlace> all() {
        Map<String, ListedPlace> all = new LinkedHashMap<>();
        for (HsdsRow row : reading.source().rows(HsdsTable.LOCATIONS)) {
            if (row.id().isEmpty()) {
                reading.findings().add(DirectoryRule.KEY_MISSING, row.place("id"), "");
            } else {
                all.put(row.id(), place(row));
            }
        }
        return all;
    }

    private ListedPlace place(HsdsRow row) {
        String id = row.id();
        List<HsdsRow> addressRows = reading.links().of(HsdsTable.ADDRESSES, HsdsTable.LOCATIONS, id);
        boolean secret = isSecret(row, addressRows)
                || addressRows.stream()
                        .flatMap(address -> Stream.of("address_1", "address_2").map(c -> address.valueOr("", c)))
                        .anyMatch(reading.redaction()::covers);
        if (secret) {
            reading.findings().add(DirectoryRule.ADDRESS_WITHHELD, row.place(), id);
        }
        boolean virtual = row.valueOr("", "location_type").equalsIgnoreCase("virtual");
        List<Telecom> reached = new ArrayList<>(telecom.phones(HsdsTable.LOCATIONS, id));
        if (!secret || virtual) {
            reached.addAll(telecom.web(row, "url"));
        }
        reached.addAll(telecom.offices(HsdsTable.LOCATIONS, id));
        return new ListedPlace(
                new SourceKey(RecordKind.LOCATION, id),
                organization(row),
                virtual,
                secret,
                reading.text(HsdsTable.LOCATIONS, row, "name"),
                reading.text(HsdsTable.LOCATIONS, row, "alternate_name"),
                reading.text(HsdsTable.LOCATIONS, row, "description"),
                secret ? null : reading.text(HsdsTable.LOCATIONS, row, "transportation"),
                secret ? null : position(row),
                addresses(addressRows, secret),
                reached,
                accessibility(id),
                languages.of(HsdsTable.LOCATIONS, id),
                hours.of(HsdsTable.LOCATIONS, id),
                secret ? List.of() : number(row));
    }

    /** Whether a location says by its words or its addresses that it is secret. */
    static boolean isSecret(HsdsRow location, List<HsdsRow> addresses) {
        return Stream.of("name", "alternate_name", "description")
                        .anyMatch(column -> Confidentiality.inWords(location.valueOr("", column)))
                || addresses.stream().anyMatch(AddressesFromHsds::isSecret);
    }

    private @Nullable String organization(HsdsRow row) {
        String id = row.value("organization_id");
        if (id != null && !organizations.contains(id)) {
            reading.findings().add(DirectoryRule.ORGANIZATION_UNKNOWN, row.place("organization_id"), row.id());
            return null;
        }
        return id;
    }

    private List<PostalAddress> addresses(List<HsdsRow> rows, boolean secret) {
        return rows.stream()
                .map(addresses::address)
                .map(address -> secret ? address.withheld() : address)
                .distinct()
                .sorted(Comparator.comparing(PostalAddress::postal))
                .toList();
    }

    private @Nullable GeoPoint position(HsdsRow row) {
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
        for (HsdsRow row : reading.links().of(HsdsTable.ACCESSIBILITY, HsdsTable.LOCATIONS, id)) {
            for (String column : List.of("description", "accessibility", "details")) {
                FeedText text = reading.text(HsdsTable.ACCESSIBILITY, row, column);
                if (text != null && !texts.contains(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static List<ForeignNumber> number(HsdsRow row) {
        String number = row.value("external_identifier");
        return number == null
                ? List.of()
                : List.of(new ForeignNumber(null, row.value("external_identifier_type"), number));
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.cleaning.Confidentiality;
import ca.passerelle.routes.directory.cleaning.Position;
import ca.passerelle.routes.directory.cleaning.Redaction;
import ca.passerelle.routes.directory.cleaning.StreetWords;
import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a feed is secret. A place is, when any flag or word of it, of its addresses, of a service given there or of the join between them says
 * so, when it was so before, or when it shares street or position with one that is. The strictest wins.
 *
 * @param locations ids of secret places
 * @param organizations ids of organisations whose own addresses are secret
 * @param owners ids of organisations none of whose places is public
 * @param services ids of services given at secret places
 * @param joins ids of the services at those places
 * @param redaction streets, positions and numbers that are secret
 * @param words these, and streets that the words of secret places tell: they must not stand in any text
 */
record Secrecy(
        Set<String> locations,
        Set<String> organizations,
        Set<String> owners,
        Set<String> services,
        Set<String> joins,
        Redaction redaction,
        Redaction words) {

    private static final List<String> SECRET_TYPES = List.of("redacted", "confidential", "undisclosed", "withheld");

    /** Of all rows, with what was secret before. */
    static Secrecy of(FeedTables tables, TableLinks links, Set<SourceKey> before) {
        Set<String> organizations = new HashSet<>(ids(before, RecordKind.ORGANIZATION));
        Set<String> hidden = new HashSet<>();
        for (FeedRow row : tables.rows(FeedTable.ORGANIZATIONS)) {
            if (flagged(row) || saysSo(row) && places(links, row.id()).size() == 1) {
                hidden.add(row.id());
            }
            if (flagged(row)
                    || links.of(FeedTable.ADDRESSES, FeedTable.ORGANIZATIONS, row.id()).stream()
                            .anyMatch(Secrecy::isSecretAddress)) {
                organizations.add(row.id());
            }
        }
        Set<String> locations = new HashSet<>(ids(before, RecordKind.LOCATION));
        hidden.forEach(id -> locations.addAll(places(links, id)));
        Collection<FeedRow> places = tables.rows(FeedTable.LOCATIONS);
        for (FeedRow row : places) {
            if (isSecretPlace(row, links)) {
                locations.add(row.id());
            }
        }
        Collection<FeedRow> sites = tables.rows(FeedTable.SERVICE_AT_LOCATION);
        for (FeedRow row : sites) {
            FeedRow service = tables.row(FeedTable.SERVICES, row.valueOr("", "service_id"));
            if (flagged(row) || saysSo(row) || service != null && (flagged(service) || saysSo(service))) {
                locations.add(row.valueOr("", "location_id"));
            }
        }
        for (FeedRow row : tables.rows(FeedTable.SERVICES)) {
            String place = row.value("location_id");
            if (place != null && (flagged(row) || saysSo(row))) {
                locations.add(place);
            }
        }
        Redaction first = redaction(tables, links, locations, organizations, Set.of());
        for (FeedRow row : places) {
            if (shares(row, links, first)) {
                locations.add(row.id());
            }
        }
        Set<String> services = new HashSet<>();
        Set<String> joins = new HashSet<>();
        for (FeedRow row : sites) {
            if (locations.contains(row.valueOr("", "location_id"))) {
                services.add(row.valueOr("", "service_id"));
                joins.add(row.id());
            }
        }
        for (FeedRow row : tables.rows(FeedTable.SERVICES)) {
            if (locations.contains(row.valueOr("", "location_id"))) {
                services.add(row.id());
            }
        }
        return new Secrecy(
                locations,
                organizations,
                owners(tables, locations),
                services,
                joins,
                redaction(tables, links, locations, organizations, Set.of()),
                redaction(tables, links, locations, organizations, told(tables, locations)));
    }

    /** Where an organisation is or gives its services: a flag on it hides all of them. */
    private static Set<String> places(TableLinks links, String organization) {
        Set<String> places = new HashSet<>();
        links.of(FeedTable.LOCATIONS, FeedTable.ORGANIZATIONS, organization).forEach(row -> places.add(row.id()));
        for (FeedRow service : links.of(FeedTable.SERVICES, FeedTable.ORGANIZATIONS, organization)) {
            places.add(service.valueOr("", "location_id"));
            links.of(FeedTable.SERVICE_AT_LOCATION, FeedTable.SERVICES, service.id())
                    .forEach(join -> places.add(join.valueOr("", "location_id")));
        }
        places.remove("");
        return places;
    }

    /** Organisations none of whose places is public: what they write of themselves is written of the secret place. */
    private static Set<String> owners(FeedTables tables, Set<String> secret) {
        if (secret.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> places = new HashMap<>();
        for (FeedRow row : tables.rows(FeedTable.LOCATIONS)) {
            places.computeIfAbsent(row.valueOr("", "organization_id"), id -> new HashSet<>())
                    .add(row.id());
        }
        for (FeedRow row : tables.rows(FeedTable.SERVICES)) {
            String place = row.value("location_id");
            if (place != null) {
                places.computeIfAbsent(row.valueOr("", "organization_id"), id -> new HashSet<>())
                        .add(place);
            }
        }
        for (FeedRow row : tables.rows(FeedTable.SERVICE_AT_LOCATION)) {
            FeedRow service = tables.row(FeedTable.SERVICES, row.valueOr("", "service_id"));
            if (service != null) {
                places.computeIfAbsent(service.valueOr("", "organization_id"), id -> new HashSet<>())
                        .add(row.valueOr("", "location_id"));
            }
        }
        Set<String> owners = new HashSet<>();
        places.forEach((organization, all) -> {
            if (!organization.isEmpty() && secret.containsAll(all)) {
                owners.add(organization);
            }
        });
        return owners;
    }

    private static Set<String> ids(Set<SourceKey> keys, RecordKind kind) {
        Set<String> ids = new HashSet<>();
        keys.stream().filter(key -> key.kind() == kind).forEach(key -> ids.add(key.id()));
        return ids;
    }

    /** Whether a flag column of the row hides it. */
    static boolean flagged(FeedRow row) {
        return row.isHidden();
    }

    /** Whether an address is secret by a flag or by its words. */
    static boolean isSecretAddress(FeedRow address) {
        return flagged(address) || AddressesFromTables.isSecret(address);
    }

    /** Where mail goes can be private without the place being so; where they are the same, the shared street tells. */
    private static boolean isPostal(FeedRow address) {
        return address.valueOr("", "address_type").toLowerCase(Locale.ROOT).startsWith("postal");
    }

    private static boolean isSecretPlace(FeedRow row, TableLinks links) {
        return flagged(row)
                || saysSo(row)
                || SECRET_TYPES.contains(row.valueOr("", "location_type").toLowerCase(Locale.ROOT))
                || links.of(FeedTable.ADDRESSES, FeedTable.LOCATIONS, row.id()).stream()
                        .anyMatch(address ->
                                !isPostal(address) && isSecretAddress(address) || AddressesFromTables.isSecret(address))
                || links.of(FeedTable.ATTRIBUTES, "link_id", row.id()).stream().anyMatch(Secrecy::saysSecret)
                || links.of(FeedTable.TRANSLATIONS, "id", row.id()).stream()
                        .anyMatch(text ->
                                FeedTable.named(text.valueOr("", "entity")).orElse(null) == FeedTable.LOCATIONS
                                        && Confidentiality.inWords(text.valueOr("", "value")));
    }

    /** An attribute is the only place that HSDS leaves for such a flag. */
    private static boolean saysSecret(FeedRow attribute) {
        String entity = attribute.valueOr("location", "link_entity");
        return entity.toLowerCase(Locale.ROOT).startsWith("location")
                && Stream.of("label", "value", "link_type")
                        .anyMatch(column -> Confidentiality.inAddress(attribute.valueOr("", column)));
    }

    private static boolean saysSo(FeedRow row) {
        return Stream.of("name", "alternate_name", "description")
                .anyMatch(column -> Confidentiality.inWords(row.valueOr("", column)));
    }

    private static boolean shares(FeedRow row, TableLinks links, Redaction redaction) {
        GeoPoint position = position(row);
        return position != null && redaction.covers(position)
                || links.of(FeedTable.ADDRESSES, FeedTable.LOCATIONS, row.id()).stream()
                        .flatMap(address -> Stream.of("address_1", "address_2").map(c -> address.valueOr("", c)))
                        .anyMatch(redaction::covers);
    }

    /** Addresses that secret places tell of in words; their fields may be empty. */
    private static Set<String> told(FeedTables tables, Set<String> locations) {
        Set<String> told = new LinkedHashSet<>();
        for (String id : locations) {
            FeedRow row = tables.row(FeedTable.LOCATIONS, id);
            if (row != null) {
                Stream.of("name", "alternate_name", "description", "transportation")
                        .forEach(column -> told.addAll(StreetWords.in(row.valueOr("", column))));
            }
        }
        return told;
    }

    private static Redaction redaction(
            FeedTables tables, TableLinks links, Set<String> locations, Set<String> organizations, Set<String> told) {
        Set<String> lines = new LinkedHashSet<>(told);
        Set<String> numbers = new LinkedHashSet<>();
        Set<GeoPoint> points = new LinkedHashSet<>();
        for (String id : locations) {
            links.of(FeedTable.ADDRESSES, FeedTable.LOCATIONS, id)
                    .forEach(address -> AddressesFromTables.addSecrets(address, lines));
            FeedRow row = tables.row(FeedTable.LOCATIONS, id);
            GeoPoint position = row == null ? null : position(row);
            if (position != null) {
                points.add(position);
            }
        }
        for (String id : organizations) {
            links.of(FeedTable.ADDRESSES, FeedTable.ORGANIZATIONS, id)
                    .forEach(address -> AddressesFromTables.addSecrets(address, lines));
        }
        for (FeedRow address : tables.rows(FeedTable.ADDRESSES)) {
            if (flagged(address)) {
                AddressesFromTables.addSecrets(address, lines);
            }
        }
        for (FeedRow phone : tables.rows(FeedTable.PHONES)) {
            String number = phone.value("number");
            if (number != null && flagged(phone)) {
                numbers.add(number);
            }
        }
        return lines.isEmpty() && numbers.isEmpty() && points.isEmpty()
                ? Redaction.NONE
                : new Redaction(lines, numbers, points);
    }

    private static @Nullable GeoPoint position(FeedRow row) {
        String latitude = row.value("latitude");
        String longitude = row.value("longitude");
        return latitude == null || longitude == null
                ? null
                : Position.of(latitude, longitude).value();
    }

    /** Whether a row has to do with a secret place, so that no address of any kind may stand in its words. */
    boolean concerns(FeedTable table, FeedRow row) {
        if (locations.isEmpty() && organizations.isEmpty()) {
            return false;
        }
        return switch (table) {
            case LOCATIONS -> locations.contains(row.id());
            case SERVICES -> services.contains(row.id());
            case SERVICE_AT_LOCATION -> joins.contains(row.id()) || locations.contains(row.valueOr("", "location_id"));
            case ORGANIZATIONS -> organizations.contains(row.id()) || owners.contains(row.id());
            case TRANSLATIONS ->
                locations.contains(row.id())
                        || services.contains(row.id())
                        || joins.contains(row.id())
                        || organizations.contains(row.id())
                        || owners.contains(row.id());
            default ->
                locations.contains(row.valueOr("", "location_id"))
                        || services.contains(row.valueOr("", "service_id"))
                        || joins.contains(row.valueOr("", "service_at_location_id"));
        };
    }

    String redacted(FeedTable table, FeedRow row, String text) {
        return concerns(table, row) ? words.applyStrictly(text) : words.apply(text);
    }
}

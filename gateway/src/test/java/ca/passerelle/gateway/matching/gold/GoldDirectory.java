package ca.passerelle.gateway.matching.gold;

import ca.passerelle.gateway.matching.criteria.Candidate;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.Room;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import ca.passerelle.gateway.matching.index.AreaFromText;
import ca.passerelle.gateway.matching.index.FitsFromService;
import ca.passerelle.gateway.matching.index.Lexicon;
import ca.passerelle.gateway.matching.index.TraitsFromPlace;
import ca.passerelle.gateway.matching.index.TraitsFromService;
import ca.passerelle.gateway.testing.InventedListing;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.HealthcareServiceFromListing;
import ca.passerelle.routes.directory.fhir.LocationFromListing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The invented directory: hand-written services, each in some of the invented towns, as candidates by the way that a feed's listings go. */
final class GoldDirectory {

    static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");

    private static final FeedIds IDS = new FeedIds("gold");

    private final Map<String, Invented.Town> towns = new LinkedHashMap<>();
    private final Map<String, Invented> listings = new LinkedHashMap<>();
    private final Map<UUID, TraitsFromPlace.Place> places = new LinkedHashMap<>();
    private final TraitsFromService services;
    private final TraitsFromPlace locations;

    GoldDirectory() {
        Lexicon lexicon = Lexicon.load();
        services = new TraitsFromService(lexicon, new FitsFromService(lexicon, Vocabulary.load()));
        locations = new TraitsFromPlace(lexicon);
        for (String[] line : Table.read("towns.psv")) {
            GeoPoint point = new GeoPoint(Double.parseDouble(line[4]), Double.parseDouble(line[5]));
            towns.put(line[0], new Invented.Town(line[0], line[1], line[2], line[3], point));
        }
        for (String[] line : Table.read("services.psv")) {
            for (String town : line[8].split("\\s+")) {
                String key = line[0] + "@" + town;
                listings.put(
                        key,
                        new Invented(
                                key,
                                IDS.id(InventedListing.key(key)),
                                IDS.id(InventedListing.organization(line[2] + "@" + town)),
                                line,
                                Table.attributes(line[7]),
                                Objects.requireNonNull(towns.get(town), key)));
            }
        }
    }

    Map<String, Invented> listings() {
        return listings;
    }

    Invented.Town town(String key) {
        return Objects.requireNonNull(towns.get(key), key);
    }

    /** Every listing, as somebody at a place finds it. */
    List<Candidate> seenFrom(Whereabouts place) {
        return listings.values().stream()
                .map(listing -> candidate(listing, place))
                .toList();
    }

    Candidate candidate(Invented listing, Whereabouts place) {
        InventedListing made = InventedListing.of(
                listing.key(),
                listing.columns(),
                listing.attributes(),
                listing.town().name(),
                listing.town().province(),
                listing.town().fsa() + " 1A1",
                position(listing));
        TraitsFromPlace.Place where = made.place() == null
                ? null
                : places.computeIfAbsent(
                        listing.id(), id -> locations.place(LocationFromListing.location(made.place(), IDS)));
        GeoPoint door = where == null ? null : where.point();
        boolean secret = where != null && where.traits().withheld();
        GeoPoint from = place.point();
        return new Candidate(
                listing.id(),
                listing.organization(),
                services.traits(HealthcareServiceFromListing.service(made.listing(), IDS)),
                where == null ? null : where.traits(),
                km(from, secret ? listing.town().point() : door),
                areaKm(listing, from),
                room(listing),
                false);
    }

    /** Houses stand within a kilometre or two of the middle of their town. */
    private static GeoPoint position(Invented listing) {
        int hash = listing.key().hashCode();
        return new GeoPoint(
                listing.town().point().latitude() + Math.floorMod(hash, 17) / 1000.0,
                listing.town().point().longitude() + Math.floorMod(hash / 17, 17) / 1000.0);
    }

    private @Nullable Double areaKm(Invented listing, @Nullable GeoPoint from) {
        return from == null || !listing.is("area", "town")
                ? null
                : from.km(listing.town().point());
    }

    private static @Nullable Double km(@Nullable GeoPoint from, @Nullable GeoPoint to) {
        return from == null || to == null ? null : Double.valueOf(from.km(to));
    }

    private static @Nullable Room room(Invented listing) {
        Room.State state =
                switch (listing.attributes().getOrDefault("room", "")) {
                    case "yes" -> Room.State.CAPACITY;
                    case "full" -> Room.State.NO_CAPACITY;
                    case "wait" -> Room.State.WAITLIST;
                    default -> null;
                };
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return state == null ? null : new Room(state, null, null, today, NOW.plus(Duration.ofDays(7)));
    }

    /** How a town is compared. */
    static String community(Invented.Town town) {
        return AreaFromText.name(town.name());
    }

    Stream<String> keys() {
        return listings.keySet().stream();
    }
}

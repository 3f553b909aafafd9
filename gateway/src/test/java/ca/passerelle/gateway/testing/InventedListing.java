package ca.passerelle.gateway.testing;

import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.directory.listing.Access;
import ca.passerelle.routes.directory.listing.AgeRange;
import ca.passerelle.routes.directory.listing.Cost;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Hours;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.directory.listing.Term;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listing as a feed's reader would give it, from a line of the gold set. */
public record InventedListing(Listing listing, @Nullable ListedPlace place) {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    public static SourceKey key(String id) {
        return new SourceKey(RecordKind.SERVICE_AT_LOCATION, id);
    }

    public static SourceKey organization(String id) {
        return new SourceKey(RecordKind.ORGANIZATION, id);
    }

    /** @param columns key, kind, organisation, names and descriptions in English and French */
    public static InventedListing of(
            String key,
            String[] columns,
            Map<String, String> attributes,
            String city,
            String province,
            String postalCode,
            GeoPoint position) {
        String mode = attributes.getOrDefault("mode", "");
        boolean withoutDoor = !mode.isEmpty() && !mode.contains("in-person") && !mode.contains("home-visit");
        boolean secret = attributes.containsKey("secret");
        Listing listing = new Listing(
                key(key),
                columns[0],
                columns[2],
                true,
                withoutDoor ? null : key,
                "closed".equals(attributes.get("status")) ? ListingStatus.INACTIVE : ListingStatus.ACTIVE,
                text(columns[3], columns[4]),
                null,
                text(columns[5], columns[6]),
                null,
                null,
                List.of(),
                terms(columns[1], attributes),
                languages(attributes),
                access(attributes),
                cost(attributes),
                hours(attributes),
                areas(attributes, city, province),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "2026-03-01",
                null);
        return new InventedListing(
                listing,
                withoutDoor ? null : place(key, attributes, city, province, postalCode, secret ? null : position));
    }

    private static FeedText text(String english, String french) {
        return new FeedText(english, Map.of("fr", french));
    }

    private static List<Term> terms(String type, Map<String, String> attributes) {
        List<Term> terms = new ArrayList<>();
        switch (attributes.getOrDefault("code", "none")) {
            case "type" -> terms.add(new Term(Systems.SERVICE_TYPE, null, type, null, false));
            case "need" ->
                terms.add(new Term(Systems.NEED, null, VOCABULARY.need(type).orElseThrow(), null, false));
            default -> {
                // Words alone say what it is.
            }
        }
        for (String mode : split(attributes.get("mode"))) {
            terms.add(new Term(Systems.DELIVERY_MODE, null, mode, null, false));
        }
        for (String population : split(attributes.get("pop"))) {
            terms.add(new Term(Systems.POPULATION, null, population, null, false));
        }
        for (String population : split(attributes.get("only"))) {
            terms.add(new Term(Systems.POPULATION, null, population, null, true));
        }
        return terms;
    }

    private static List<SpokenLanguage> languages(Map<String, String> attributes) {
        return split(attributes.get("lang")).stream()
                .map(tag -> tag.endsWith("!")
                        ? new SpokenLanguage("fr", "French, designated agency")
                        : new SpokenLanguage(tag, tag))
                .toList();
    }

    private static Access access(Map<String, String> attributes) {
        String age = attributes.get("age");
        AgeRange ages = null;
        if (age != null) {
            String[] ends = age.split("-", -1);
            ages = new AgeRange(number(ends[0]), number(ends[1]));
        }
        return new Access(List.of(), ages, null, List.of(), null, null);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static Cost cost(Map<String, String> attributes) {
        String charge = attributes.getOrDefault("charge", "");
        if (charge.startsWith("fee:")) {
            return new Cost(
                    false,
                    null,
                    List.of(new Cost.Option(null, new BigDecimal(charge.substring(4)), "CAD", null, null, null)));
        }
        FeedText sliding = charge.equals("sliding") ? text("Sliding scale", "Selon le revenu") : null;
        return new Cost(charge.equals("free"), sliding, List.of());
    }

    private static Hours hours(Map<String, String> attributes) {
        List<Hours.Weekly> weekly =
                switch (attributes.getOrDefault("hours", "")) {
                    case "wd" ->
                        List.of(open(
                                "09:00",
                                "16:30",
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY));
                    case "ev" ->
                        List.of(open("18:00", "20:30", DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY));
                    case "we" -> List.of(open("10:00", "14:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
                    case "all" -> List.of(open("00:00", "00:00", DayOfWeek.values()));
                    default -> List.of();
                };
        return weekly.isEmpty() ? Hours.UNKNOWN : new Hours(weekly, List.of(), List.of(), List.of());
    }

    private static Hours.Weekly open(String from, String to, DayOfWeek... days) {
        return new Hours.Weekly(List.of(days), LocalTime.parse(from), LocalTime.parse(to), null);
    }

    private static List<FeedText> areas(Map<String, String> attributes, String city, String province) {
        return switch (attributes.getOrDefault("area", "")) {
            case "town" -> List.of(FeedText.of(city));
            case "province" ->
                List.of(FeedText.of(Map.of(
                                "ON",
                                "Ontario",
                                "QC",
                                "Québec",
                                "BC",
                                "British Columbia",
                                "MB",
                                "Manitoba",
                                "NS",
                                "Nova Scotia")
                        .getOrDefault(province, province)));
            case "country" -> List.of(FeedText.of("Canada"));
            default -> List.of();
        };
    }

    private static ListedPlace place(
            String key,
            Map<String, String> attributes,
            String city,
            String province,
            String postalCode,
            @Nullable GeoPoint position) {
        boolean secret = position == null;
        String access = attributes.getOrDefault("access", "");
        List<FeedText> accessibility =
                switch (access) {
                    case "full" -> List.of(text("Fully accessible", "Entièrement accessible"));
                    case "part" -> List.of(text("Partially accessible", "Partiellement accessible"));
                    case "none" -> List.of(text("Not accessible", "Non accessible"));
                    default -> List.of();
                };
        return new ListedPlace(
                new SourceKey(RecordKind.LOCATION, key),
                null,
                false,
                secret,
                null,
                null,
                null,
                null,
                position == null
                        ? null
                        : new ca.passerelle.routes.directory.listing.GeoPoint(
                                position.latitude(), position.longitude()),
                List.of(new PostalAddress(
                        secret ? List.of() : List.of("1 Main Street"),
                        city,
                        null,
                        province,
                        secret ? null : postalCode,
                        "CA",
                        false)),
                List.of(),
                accessibility,
                List.of(),
                Hours.UNKNOWN,
                List.of());
    }

    private static List<String> split(@Nullable String list) {
        return list == null ? List.of() : List.of(list.split(","));
    }
}

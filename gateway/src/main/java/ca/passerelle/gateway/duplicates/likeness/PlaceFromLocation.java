package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.gateway.directory.Folded;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A place as it is compared, from its Location: civic number, street and unit out of lines that every feed writes in its own way. */
final class PlaceFromLocation {

    /** What has a number and is no door. */
    private static final Pattern NO_DOOR = Pattern.compile(
            "\\b(?:p\\.?\\s*o\\.?\\s*box|box|c\\.?\\s*p\\.?|case postale|r\\.?\\s*r\\.?|succ\\w*)\\s*#?\\s*\\d+"
                    + "|\\b\\d+(?:st|nd|rd|th|er|e|eme|ieme)?\\s*(?:floor|etage)\\b|\\bfloor\\s*\\d+");

    private static final Pattern UNIT = Pattern.compile(
            "(?:\\b(?:unit|unite|suite|ste|apt|apartment|room|rm|bureau|local|app)\\b\\.?\\s*#?|#)\\s*([a-z]?\\d+[a-z]?)\\b");

    /** Canada Post: the unit stands before the civic number, with a hyphen. */
    private static final Pattern UNIT_FIRST = Pattern.compile("^\\W*([a-z]?\\d+[a-z]?)\\s*[-\\u2013]\\s*(?=\\d)");

    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+)[a-z]?\\b(.*)");
    private static final Pattern CANADIAN = Pattern.compile("[A-Z]\\d[A-Z]\\d[A-Z]\\d");

    /** Written, shortened or left out as one likes. */
    private static final Set<String> SILENT = Set.of(
            "st",
            "street",
            "rue",
            "ave",
            "av",
            "avenue",
            "rd",
            "road",
            "ch",
            "chemin",
            "blvd",
            "boul",
            "boulevard",
            "dr",
            "drive",
            "prom",
            "promenade",
            "way",
            "lane",
            "ln",
            "cres",
            "crescent",
            "crt",
            "court",
            "pl",
            "place",
            "hwy",
            "highway",
            "route",
            "sq",
            "square",
            "n",
            "s",
            "e",
            "w",
            "o",
            "north",
            "south",
            "east",
            "west",
            "nord",
            "sud",
            "est",
            "ouest",
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "l",
            "d");

    private PlaceFromLocation() {}

    static ComparedPlace of(Location location) {
        Address address = location.getAddress();
        boolean postal = address.getType() == Address.AddressType.POSTAL;
        String lines = postal
                ? ""
                : address.getLine().stream()
                        .filter(StringType::hasValue)
                        .map(line -> Folded.of(line.getValue()))
                        .reduce("", (one, other) -> one + ", " + other);
        String doors = NO_DOOR.matcher(lines).replaceAll(" ");
        String unit = null;
        Matcher named = UNIT.matcher(doors);
        if (named.find()) {
            unit = named.group(1);
            doors = named.replaceFirst(" ");
        } else {
            Matcher first = UNIT_FIRST.matcher(doors);
            if (first.find()) {
                unit = first.group(1);
                doors = first.replaceFirst("");
            }
        }
        Matcher number = NUMBER.matcher(doors);
        boolean known = number.find();
        return new ComparedPlace(
                known ? number.group(1) : null,
                known ? street(number.group(2)) : Set.of(),
                unit,
                postal ? null : postalCode(address.getPostalCode()),
                community(address.getCity()),
                degrees(location.getPosition().getLatitude(), location),
                degrees(location.getPosition().getLongitude(), location));
    }

    /** Up to the comma: what follows is a building or a neighbourhood. */
    private static Set<String> street(String rest) {
        Set<String> words = new TreeSet<>(Words.of(rest.split(",", 2)[0]));
        words.removeAll(SILENT);
        return words;
    }

    private static @Nullable String postalCode(@Nullable String text) {
        String code = text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return CANADIAN.matcher(code).matches() ? code : null;
    }

    private static @Nullable String community(@Nullable String city) {
        String words = city == null ? "" : String.join(" ", Words.of(city));
        String name = words.replaceAll(
                "^(?:city|town|village|township|ville|municipality|municipalite|district) (?:of|de|d) ", "");
        return name.isEmpty() ? null : name;
    }

    /** A point at 0, 0 is a field left empty. */
    private static @Nullable Double degrees(@Nullable BigDecimal degrees, Location location) {
        if (degrees == null
                || !location.getPosition().hasLatitude()
                || !location.getPosition().hasLongitude()) {
            return null;
        }
        boolean empty = location.getPosition().getLatitude().signum() == 0
                && location.getPosition().getLongitude().signum() == 0;
        return empty ? null : Double.valueOf(degrees.doubleValue());
    }
}

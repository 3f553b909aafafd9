package ca.passerelle.routes.directory.cleaning;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What looks like a place on a map, in the words of a record whose place is secret. Its publisher withheld the address field; these are the
 * other ways in which it can slip out. Too much is taken rather than too little.
 */
public final class StreetWords {

    private static final String TYPE_ENGLISH =
            "(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|way|court|crt|ct|crescent|cres|place|pl"
                    + "|terrace|terr|circle|cir|parkway|pkwy|highway|hwy|square|sq|line|trail|sideroad|concession|close|gate)";
    private static final String TYPE_FRENCH =
            "(?:rue|avenue|av|boulevard|boul|bd|chemin|ch|route|rte|place|pl|all[ée]e|impasse|rang|mont[ée]e|c[ôo]te|square|croissant)";

    /** How many of the patterns are of addresses; the others are of positions. */
    private static final int ADDRESSES = 4;

    private static final List<Pattern> PATTERNS = List.of(
            // Postal code of Canada.
            Pattern.compile("(?iu)\\b[ABCEGHJ-NPRSTVXY]\\d[A-Z][ -]?\\d[A-Z]\\d\\b"),
            // ZIP code after a state.
            Pattern.compile("\\b[A-Z]{2}\\.?,? \\d{5}(?:-\\d{4})?\\b"),
            Pattern.compile(
                    "(?iu)\\b\\d{1,6}[a-z]?(?:\\s?[-/]\\s?\\d{1,6}[a-z]?)?,?\\s+(?:[\\p{L}\\d][\\p{L}\\d'’.-]*\\s+){1,4}?"
                            + TYPE_ENGLISH + "\\b\\.?(?:\\s+(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\b\\.?)?"),
            Pattern.compile(
                    "(?iu)\\b\\d{1,6}[a-z]?(?:\\s?[-/]\\s?\\d{1,6}[a-z]?)?,?\\s+" + TYPE_FRENCH
                            + "\\b\\.?(?:\\s+(?:de|du|des|la|le|les|l’|l'|d’|d'|saint|sainte|st|ste))*[\\s-]+[\\p{L}\\d][\\p{L}\\d'’-]*"),
            // Degrees with the precision of a house.
            Pattern.compile("[-+]?\\b\\d{1,3}[.,]\\d{3,}°?(?:\\s?[NSEWO]\\b)?"),
            Pattern.compile(
                    "(?iu)\\b(?:https?://)?(?:www\\.)?(?:maps?\\.[a-z]+|google\\.[a-z.]+/maps|goo\\.gl/maps|maps\\.app\\.goo\\.gl"
                            + "|openstreetmap\\.org|osm\\.org|bing\\.com/maps|waze\\.com|what3words\\.com|w3w\\.co)\\S*"));

    private StreetWords() {}

    /** The text without them. */
    static String removed(String text, String mark) {
        String left = text;
        for (Pattern pattern : PATTERNS) {
            left = pattern.matcher(left).replaceAll(mark);
        }
        return left;
    }

    /** Streets with their numbers and postal codes that stand in a text. */
    public static List<String> in(String text) {
        return PATTERNS.stream()
                .limit(ADDRESSES)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .toList();
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.cleaning.StreetWords;
import ca.passerelle.routes.kit.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys for places that a plain table gives none. A key is shown and outlives what it is made of, so that no address stands in it: a place that
 * becomes secret later must not be told by its key.
 */
final class PlaceKeys {

    private static final int DIGITS = 8;

    /** The places of each service so far: where, to the key. */
    private final Map<String, Map<String, String>> given = new HashMap<>();

    /**
     * @param service its key
     * @param name of the place, if it has one
     * @param lines of its address
     * @param secret whether the line says that it is not for the public
     */
    String place(String service, @Nullable String name, List<String> lines, boolean secret) {
        if (name != null && !secret && !isAddress(name, lines)) {
            return TablesFromMapping.slug(service + " " + name);
        }
        String where = plain(String.join(" ", lines).isEmpty() && name != null ? name : String.join(" ", lines));
        Map<String, String> places = given.computeIfAbsent(service, key -> new HashMap<>());
        String known = places.get(where);
        if (known == null) {
            // The one place of a service keeps its key when it moves.
            known = places.isEmpty() ? service : service + "-" + (secret ? places.size() + 1 : digest(where));
            places.put(where, known);
        }
        return known;
    }

    /** Some write the street where the name belongs. */
    private static boolean isAddress(String name, List<String> lines) {
        String plain = plain(name);
        return !StreetWords.in(name).isEmpty()
                || lines.stream()
                        .map(PlaceKeys::plain)
                        .anyMatch(line -> !line.isEmpty() && (line.contains(plain) || plain.contains(line)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static String digest(String text) {
        return HexFormat.of()
                .formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, DIGITS);
    }
}

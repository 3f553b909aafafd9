package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads the values of search parameters: lists with escapes, and the position of a page. */
final class Values {

    private static final String SEPARATOR = "\n";

    private Values() {}

    /** Splits at commas that are not escaped, and resolves the escapes {@code \, \| \$ \\}; blank values are no values. */
    static List<String> split(String value) {
        List<String> values = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && "\\,|$".indexOf(value.charAt(i + 1)) >= 0) {
                current.append(value.charAt(++i));
            } else if (c == ',') {
                values.add(current.toString());
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        values.add(current.toString());
        values.removeIf(String::isBlank);
        return List.copyOf(values);
    }

    /** Where a page begins, as the {@code next} link of the page before it said. It holds a position only, no right to see anything. */
    static Search.Position position(String token, int keys) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            if (parts.size() != keys + 1) {
                throw new IllegalArgumentException("another order");
            }
            return new Search.Position(
                    List.copyOf(parts.subList(1, parts.size())),
                    ResourceKey.uuid(parts.get(0)).orElseThrow());
        } catch (RuntimeException e) {
            throw Refusal.badRequest("_page", ProblemCode.INVALID_VALUE, "The page is not one that a link here names.");
        }
    }

    /** The inverse of {@link #position}. */
    static String token(Search.Position position) {
        List<String> parts = new ArrayList<>(List.of(position.id().toString()));
        parts.addAll(position.values());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** A parameter name that can be quoted in an error: short, and nothing but what a name may hold. */
    static String printable(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
        return safe.length() > 60 ? safe.substring(0, 60) : safe;
    }
}

package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.DateTimeType;

/** Reads the values of search parameters: lists with escapes, dates with prefixes, and the position of a page. */
final class Values {

    private Values() {}

    /** Splits at commas that are not escaped, and resolves the escapes {@code \, \| \$ \\}. */
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
        values.removeIf(String::isEmpty);
        return List.copyOf(values);
    }

    /** A bound of {@code _lastUpdated} with the prefixes of R4 section 3.1.1.4.6; a partial date is the whole of its day, month or year. */
    static Search.Bound bound(String name, String value) {
        boolean prefixed = value.length() > 2 && Character.isLetter(value.charAt(0));
        String prefix = prefixed ? value.substring(0, 2).toLowerCase(Locale.ROOT) : "eq";
        Instant start;
        Instant end;
        try {
            DateTimeType date = new DateTimeType(prefixed ? value.substring(2) : value);
            start = date.getValue().toInstant();
            end = switch (date.getPrecision()) {
                case YEAR, MONTH, DAY -> end(date);
                case MINUTE -> start.plusSeconds(60);
                case SECOND -> start.plusSeconds(1);
                default -> start.plusMillis(1);
            };
        } catch (RuntimeException e) {
            throw Refusal.badRequest(name, ProblemCode.INVALID_VALUE, "The date is not one that FHIR knows.");
        }
        return switch (prefix) {
            case "eq" -> new Search.Bound(start, end);
            case "ge" -> new Search.Bound(start, null);
            case "gt", "sa" -> new Search.Bound(end, null);
            case "le" -> new Search.Bound(null, end);
            case "lt", "eb" -> new Search.Bound(null, start);
            default ->
                throw Refusal.badRequest(
                        name, ProblemCode.UNSUPPORTED_PARAMETER, "The prefix of the date is not supported here.");
        };
    }

    private static Instant end(DateTimeType date) {
        DateTimeType next = date.copy();
        next.add(
                switch (date.getPrecision()) {
                    case YEAR -> Calendar.YEAR;
                    case MONTH -> Calendar.MONTH;
                    default -> Calendar.DATE;
                },
                1);
        return next.getValue().toInstant();
    }

    /** Where a page begins, as the {@code next} link of the page before it said. It holds a position only, no right to see anything. */
    static Search.Position position(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            return new Search.Position(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, space))),
                    ResourceKey.uuid(text.substring(space + 1)).orElseThrow());
        } catch (RuntimeException e) {
            throw Refusal.badRequest("_page", ProblemCode.INVALID_VALUE, "The page is not one that a link here names.");
        }
    }

    /** The inverse of {@link #position}. */
    static String token(Search.Position position) {
        String text = position.updated().toEpochMilli() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A parameter name that can be quoted in an error: short, and nothing but what a name may hold. */
    static String printable(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
        return safe.length() > 60 ? safe.substring(0, 60) : safe;
    }
}

package ca.passerelle.gateway.oracle;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One search.
 *
 * @param form what it tries: {@code token system|code}, {@code date ge month}…
 * @param type the type searched
 * @param terms names and values, not encoded, in order
 */
record Query(String form, String type, List<Term> terms) {

    /** The most that the gateway puts on a page. */
    static final int WHOLE = 200;

    /** One parameter with its modifier, and its value with escapes. */
    record Term(String name, String value) {

        String base() {
            int end = name.indexOf(':');
            return end < 0 ? name : name.substring(0, end);
        }

        String modifier() {
            int end = name.indexOf(':');
            return end < 0 ? "" : name.substring(end + 1);
        }
    }

    static Query of(String form, String type, String name, String value) {
        return new Query(form, type, List.of(new Term(name, value)));
    }

    Query and(String name, String value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(name, value));
        return new Query(form, type, more);
    }

    Query named(String other) {
        return new Query(other, type, terms);
    }

    boolean has(String name) {
        return terms.stream().anyMatch(term -> term.name().equals(name));
    }

    /** As it is sent to a server. */
    String path(Server server) {
        return path(server::in);
    }

    private String path(UnaryOperator<String> in) {
        List<Term> asked = new ArrayList<>(terms);
        if (!has("_count") && !has("_summary")) {
            asked.add(new Term("_count", Integer.toString(WHOLE)));
        }
        return type + "?"
                + asked.stream()
                        .map(term -> encoded(term.name()) + "=" + encoded(in.apply(term.value())))
                        .collect(Collectors.joining("&"));
    }

    /** As a person writes it. */
    @Override
    public String toString() {
        return "[" + form + "] "
                + URLDecoder.decode(path(UnaryOperator.identity()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A value in which nothing is a separator. */
    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("|", "\\|")
                .replace("$", "\\$");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

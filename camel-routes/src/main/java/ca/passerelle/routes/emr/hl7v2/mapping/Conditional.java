package ca.passerelle.routes.emr.hl7v2.mapping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;

/** Search terms by which a transaction finds what it may already know (FHIR R4 §3.1.0.5.4, conditional references and updates). */
final class Conditional {

    private Conditional() {}

    /** {@code identifier=<system>|<value>}, the value escaped for search and for a URL. */
    static String identifier(Identifier identifier) {
        String value = identifier.getValue().replaceAll("([\\\\,$|])", "\\\\$1");
        return "identifier=" + identifier.getSystem() + "|" + encoded(value);
    }

    /** One path segment of a system, safe in a URL. */
    static String segment(String text) {
        return encoded(text);
    }

    /** Path segments, each after a slash; empty ones are left out. */
    static String segments(String... texts) {
        return Arrays.stream(texts)
                .filter(text -> !text.isBlank())
                .map(text -> "/" + segment(text))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

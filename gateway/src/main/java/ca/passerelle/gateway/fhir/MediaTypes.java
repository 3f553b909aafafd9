package ca.passerelle.gateway.fhir;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types as FHIR R4 section 3.1.0.1.11 uses them. */
final class MediaTypes {

    /** The two formats in which resources travel. */
    enum Format {
        JSON,
        XML
    }

    static final String FORM = "application/x-www-form-urlencoded";

    private static final Set<String> JSON =
            Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json", "json");
    private static final Set<String> XML =
            Set.of("application/fhir+xml", "application/xml", "application/xml+fhir", "text/xml", "xml");
    private static final Set<String> FHIR =
            Set.of("application/fhir+json", "application/json+fhir", "application/fhir+xml", "application/xml+fhir");
    private static final Set<String> ANY = Set.of("*/*", "application/*", "text/*", "*");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w-]+)\\s*=\\s*\"?([^\";,\\s]*)\"?");
    private static final String VERSION = "4.0";

    private MediaTypes() {}

    /** The type alone, in lower case, without parameters. */
    static String type(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The format that a content type, or the value of {@code _format}, names. */
    static Optional<Format> format(String header) {
        // A plus sign that was not escaped in a URL arrives as a space.
        String type = type(header).replace(' ', '+');
        if (!VERSION.equals(parameter(header, "fhirversion", VERSION))) {
            return Optional.empty();
        }
        if (JSON.contains(type)) {
            return Optional.of(Format.JSON);
        }
        return XML.contains(type) ? Optional.of(Format.XML) : Optional.empty();
    }

    /** Whether an Accept header, or a content type, names a format of FHIR itself, and not just JSON or XML. */
    static boolean namesFhir(@Nullable String header) {
        return header != null && Arrays.stream(header.split(",", -1)).anyMatch(range -> FHIR.contains(type(range)));
    }

    static boolean isUtf8(String header) {
        return parameter(header, "charset", "utf-8").equalsIgnoreCase("utf-8");
    }

    /** Whether a format of ours is among those that an Accept header takes. */
    static boolean isAcceptable(@Nullable String accept) {
        return accept == null
                || accept.isBlank()
                || Arrays.stream(accept.split(",", -1)).anyMatch(MediaTypes::isAcceptableRange);
    }

    private static boolean isAcceptableRange(String range) {
        boolean wanted = !parameter(range, "q", "1").matches("0(\\.0*)?");
        return wanted && (ANY.contains(type(range)) || format(range).isPresent());
    }

    private static String parameter(String header, String name, String otherwise) {
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return matcher.group(2);
            }
        }
        return otherwise;
    }
}

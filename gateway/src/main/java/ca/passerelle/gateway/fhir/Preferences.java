package ca.passerelle.gateway.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.regex.Pattern;

/** What a client prefers by {@code Prefer} (RFC 7240, FHIR R4 sections 3.1.0.1.8 and 3.1.1.4). Names and values have no case, and may stand in quotes. */
final class Preferences {

    private static final String PREFER = "Prefer";

    /** What comes back from a write. */
    private enum Return {
        MINIMAL("minimal"),
        REPRESENTATION("representation"),
        OUTCOME("OperationOutcome");

        private final String value;
        private final Pattern form;

        Return(String value) {
            this.value = value;
            this.form = preference("return", value);
        }
    }

    private static final Pattern LENIENT = preference("handling", "lenient");

    private Preferences() {}

    /** Says the preference for what comes back in the one spelling that HAPI reads. */
    static void spellOut(RequestDetails request) {
        for (Return wanted : Return.values()) {
            if (has(request, wanted.form)) {
                String lenient = isLenient(request) ? "; handling=lenient" : "";
                request.setHeaders(PREFER, List.of("return=" + wanted.value + lenient));
                return;
            }
        }
    }

    static boolean isLenient(RequestDetails request) {
        return has(request, LENIENT);
    }

    static boolean wantsRepresentation(RequestDetails request) {
        return has(request, Return.REPRESENTATION.form);
    }

    static boolean wantsOutcome(RequestDetails request) {
        return has(request, Return.OUTCOME.form);
    }

    private static boolean has(RequestDetails request, Pattern preference) {
        List<String> headers = request.getHeaders(PREFER);
        return headers != null
                && headers.stream()
                        .anyMatch(header -> preference.matcher(header).find());
    }

    private static Pattern preference(String name, String value) {
        return Pattern.compile(
                "(?:^|[,;\\s])" + name + "\\s*=\\s*\"?" + value + "\"?(?:$|[,;\\s])", Pattern.CASE_INSENSITIVE);
    }
}

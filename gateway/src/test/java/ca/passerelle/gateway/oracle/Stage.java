package ca.passerelle.gateway.oracle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;

/** One server while a script is played on it, and what was observed: the status of each step, and what else it should show. */
final class Stage {

    private static final Pattern LOCATION = Pattern.compile(".*/([A-Za-z]+/[A-Za-z0-9.-]{1,64})/_history/\\d+");

    private final Server server;
    private final Map<String, String> observed = new LinkedHashMap<>();

    /** A value that no other resource has. */
    final String unique = UUID.randomUUID().toString();

    Stage(Server server) {
        this.server = server;
    }

    Server server() {
        return server;
    }

    /** Notes the status of a step. */
    Server.Answer note(String step, Server.Answer answer) {
        return note(step, answer, "");
    }

    /** Notes the status of a step and something about its answer. */
    Server.Answer note(String step, Server.Answer answer, String more) {
        if (observed.put(step, (answer.status() + " " + more).strip()) != null) {
            throw new IllegalStateException("two steps of one name: " + step);
        }
        return answer;
    }

    /** Notes what a step showed. */
    void say(String step, Object seen) {
        if (observed.put(step, seen.toString()) != null) {
            throw new IllegalStateException("two steps of one name: " + step);
        }
    }

    Map<String, String> observed() {
        return Collections.unmodifiableMap(observed);
    }

    /** {@code Type/id} of what was created. */
    static String created(Server.Answer answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.matches()) {
            throw new IllegalStateException(answer.status() + " without a Location: " + location + " " + answer.body());
        }
        return matcher.group(1);
    }

    static String etag(Server.Answer answer) {
        return answer.headers().firstValue("ETag").orElse("no ETag");
    }

    /** How many there are of a search. */
    int count(String query) {
        Server.Answer answer = server.get(query + (query.indexOf('?') < 0 ? "?" : "&") + "_summary=count");
        if (!answer.isGood()) {
            throw new IllegalStateException(query + ": " + answer.body());
        }
        return answer.as(Bundle.class).getTotal();
    }

    /** A Practitioner with a number of its own. */
    static String practitioner(String number, String family) {
        return practitioner(number, family, "");
    }

    /** The same, with further JSON members; an id among them when it is updated. */
    static String practitioner(String number, String family, String more) {
        return "{\"resourceType\":\"Practitioner\"" + more
                + ",\"identifier\":[{\"system\":\"https://example.org/n\",\"value\":\"" + number
                + "\"}],\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    static String withId(String key) {
        return ",\"id\":\"" + key.substring(key.indexOf('/') + 1) + "\"";
    }
}

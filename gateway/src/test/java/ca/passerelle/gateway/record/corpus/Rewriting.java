package ca.passerelle.gateway.record.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the references of a sample lead to the record: nothing else of it is touched. */
final class Rewriting {

    private static final Pattern TAIL = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([^/?]+)(?:/_history/[^/]+)?");
    private static final Pattern XML_REFERENCE = Pattern.compile("(<reference value=\")([^\"]*)(\")");

    private static final String PARTY = "(?:Organization|PractitionerRole|HealthcareService)/[^\"]*";
    private static final String REQUEST = "ServiceRequest/[^\"]*";

    private final Sample sample;
    private final Surroundings surroundings;

    private final Map<String, String> targets;

    private Rewriting(Sample sample, Surroundings surroundings, Map<String, String> targets) {
        this.sample = sample;
        this.surroundings = surroundings;
        this.targets = targets;
    }

    /**
     * The text to send.
     *
     * @param targets a type for each reference that does not say its own
     */
    static String of(Sample sample, Surroundings surroundings, Map<String, String> targets) {
        return new Rewriting(sample, surroundings, targets).text();
    }

    private String text() {
        if (sample.xml()) {
            String text = XML_REFERENCE
                    .matcher(sample.text())
                    .replaceAll(match ->
                            Matcher.quoteReplacement(match.group(1) + leading(match.group(2)) + match.group(3)));
            return sample.type().equals("Task") ? xmlTask(text) : text;
        }
        ObjectNode tree = Sample.tree(sample.text());
        if (tree == null) {
            return sample.text();
        }
        rewrite(tree);
        if (sample.type().equals("Task")) {
            task(tree);
        }
        return tree.toString();
    }

    private void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("reference") instanceof TextNode literal) {
            object.put("reference", leading(literal.textValue()));
        }
        node.forEach(this::rewrite);
    }

    private String leading(String literal) {
        if (literal.startsWith("#")) {
            return literal;
        }
        String beside = sample.fullUrls().get(literal);
        if (beside != null) {
            return surroundings
                    .reference(beside, sample.folder() + " " + literal)
                    .orElse(literal);
        }
        Matcher tail = TAIL.matcher(literal);
        if (tail.matches()) {
            return surroundings
                    .reference(tail.group(1), sample.folder() + " " + tail.group(1) + "/" + tail.group(2))
                    .orElse(literal);
        }
        String fitting = targets.get(literal);
        return fitting == null
                ? literal
                : surroundings
                        .reference(fitting, sample.folder() + " " + literal)
                        .orElse(literal);
    }

    /** A referral needs a request of the same sender about the same person, and parties that take part in the gateway. */
    private void task(ObjectNode task) {
        party(task, "requester", Surroundings.organization(Surroundings.SENDER));
        party(task, "owner", Surroundings.organization(Surroundings.RECIPIENT));
        String patient = task.path("for").path("reference").asText();
        if (!patient.startsWith("Patient/")) {
            return;
        }
        String request = surroundings.request(patient);
        focus(task.path("focus"), request);
        task.path("basedOn").forEach(basedOn -> focus(basedOn, request));
    }

    private String xmlTask(String text) {
        String parties = with(text, "requester", PARTY, Surroundings.organization(Surroundings.SENDER));
        String addressed = with(parties, "owner", PARTY, Surroundings.organization(Surroundings.RECIPIENT));
        Matcher patient = Pattern.compile("<for>\\s*<reference value=\"(Patient/[^\"]+)\"")
                .matcher(addressed);
        if (!patient.find()) {
            return addressed;
        }
        String request = surroundings.request(patient.group(1));
        return with(with(addressed, "focus", REQUEST, request), "basedOn", REQUEST, request);
    }

    private static String with(String text, String element, String before, String after) {
        return text.replaceAll("(<" + element + ">\\s*<reference value=\")" + before + "\"", "$1" + after + "\"");
    }

    private static void focus(JsonNode reference, String request) {
        if (reference instanceof ObjectNode focus
                && focus.path("reference").asText().startsWith("ServiceRequest/")) {
            focus.put("reference", request);
        }
    }

    private static void party(ObjectNode task, String element, String organization) {
        if (task.get(element) instanceof ObjectNode party) {
            Optional.of(party.path("reference").asText())
                    .filter(literal -> literal.matches(PARTY))
                    .ifPresent(any -> party.put("reference", organization));
        }
    }
}

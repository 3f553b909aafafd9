package ca.passerelle.gateway.record.corpus;

import ca.passerelle.gateway.testing.Corpus.Document;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One resource of the corpus as it was written, not as a parser understood it: so that nothing is lost before it is sent.
 *
 * @param name the file, and the entry within it
 * @param type the resource type; empty when the text does not say
 * @param text JSON or XML
 * @param fullUrls the types of the resources beside it in the same Bundle, by their full URL
 */
record Sample(String name, String type, String text, boolean xml, Map<String, String> fullUrls) {

    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static final Pattern XML_TYPE = Pattern.compile("<(?![?!])([A-Za-z]+)[\\s>]");

    /** The resource of a file, or those of the entries of its Bundles; the file as it stands where it cannot be read. */
    static List<Sample> of(Document document) {
        if (document.isXml()) {
            Matcher matcher = XML_TYPE.matcher(document.text());
            String type = matcher.find() ? matcher.group(1) : "";
            return List.of(new Sample(document.name(), type, document.text(), true, Map.of()));
        }
        try {
            List<Sample> samples = new ArrayList<>();
            collect(document.name(), JSON.readTree(document.text()), Map.of(), samples);
            return samples;
        } catch (JsonProcessingException e) {
            return List.of(new Sample(document.name(), "", document.text(), false, Map.of()));
        }
    }

    private static void collect(String name, JsonNode resource, Map<String, String> beside, List<Sample> samples) {
        String type = resource.path("resourceType").asText();
        if (!type.equals("Bundle")) {
            samples.add(new Sample(name, type, resource.toString(), false, beside));
            return;
        }
        Map<String, String> fullUrls = new HashMap<>();
        resource.path("entry")
                .forEach(entry -> fullUrls.put(
                        entry.path("fullUrl").asText(),
                        entry.path("resource").path("resourceType").asText()));
        int number = 0;
        boolean whole = resource.path("entry").isEmpty();
        for (JsonNode entry : resource.path("entry")) {
            if (entry.path("resource").isObject()) {
                collect(name + " entry " + number, entry.path("resource"), fullUrls, samples);
            } else {
                whole |= !entry.has("request");
            }
            number++;
        }
        if (whole) {
            samples.add(new Sample(name, type, resource.toString(), false, beside));
        }
    }

    String folder() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /** The tree of a JSON text; null when it has none. */
    static @Nullable ObjectNode tree(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}

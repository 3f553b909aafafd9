package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.Secrets;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource that was told before something in it became secret, without it. What a feed no longer holds, or holds damaged, is not made anew from
 * the feed, so that it is cleaned as it stands: every text in it, wherever it stands. Originals beside texts can be escaped in ways in which nothing is
 * found, and go altogether.
 */
public final class ConcealedResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is no text. */
    private static final Set<String> STRUCTURE = Set.of(
            "resourceType",
            "id",
            "url",
            "system",
            "code",
            "reference",
            "type",
            "use",
            "status",
            "mode",
            "valueCode",
            "valueUri",
            "valueUrl",
            "valueDate",
            "valueDateTime",
            "valueTime",
            "availableStartTime",
            "availableEndTime",
            "start",
            "end");

    private ConcealedResource() {}

    /**
     * @param resource as it is stored
     * @param withheld whether it is about a place that must not be told, or not shown any more
     * @return a copy; equal to what was given where there was nothing to conceal
     */
    public static Resource of(Resource resource, Secrets secrets, boolean withheld, FhirContext fhir) {
        Resource copy = resource.copy();
        boolean hidden = withheld || copy instanceof Location place && isSecret(place, secrets);
        if (hidden) {
            copy = withoutPlace(copy);
        }
        try {
            JsonNode told = JSON.readTree(fhir.newJsonParser().encodeResourceToString(copy));
            JsonNode left = cleaned(told, hidden ? secrets::applyStrictly : secrets::apply);
            if (!hidden && left.equals(told)) {
                return copy;
            }
            return (Resource)
                    fhir.newJsonParser().parseResource(withoutOriginals(left).toString());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("a resource is not written as JSON", notJson);
        }
    }

    private static Resource withoutPlace(Resource resource) {
        if (resource instanceof Location place) {
            if (!WithheldAddress.isOf(place)) {
                place.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
            }
            return WithheldAddress.redacted(place);
        }
        if (resource instanceof HealthcareService service) {
            service.getCoverageArea().forEach(area -> area.setReference(null));
            service.getCoverageArea().removeIf(area -> area.isEmpty());
            service.getContained().clear();
        }
        if (resource instanceof Organization organization) {
            organization.getAddress().forEach(address -> address.setLine(null)
                    .setPostalCode(null)
                    .setText(null));
        }
        return resource;
    }

    private static JsonNode cleaned(JsonNode node, UnaryOperator<String> words) {
        if (node.isTextual()) {
            return TextNode.valueOf(words.apply(node.asText()));
        }
        if (node.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            node.forEach(each -> all.add(cleaned(each, words)));
            return all;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode all = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            boolean structure = property.getKey().equals("meta")
                    || STRUCTURE.contains(property.getKey())
                            && property.getValue().isValueNode();
            all.set(property.getKey(), structure ? property.getValue() : cleaned(property.getValue(), words));
        }
        return all;
    }

    private static JsonNode withoutOriginals(JsonNode node) {
        if (node instanceof ArrayNode all) {
            for (Iterator<JsonNode> each = all.iterator(); each.hasNext(); ) {
                JsonNode one = each.next();
                if (DirectoryExtension.ORIGINAL_VALUE.equals(one.path("url").asText())) {
                    each.remove();
                }
            }
        }
        if (node instanceof ObjectNode object) {
            object.forEach(ConcealedResource::withoutOriginals);
            // An element must have something in it.
            object.properties()
                    .removeIf(property -> property.getValue().isContainerNode()
                            && property.getValue().isEmpty());
        } else {
            node.forEach(ConcealedResource::withoutOriginals);
        }
        return node;
    }

    private static boolean isSecret(Location place, Secrets secrets) {
        boolean told = place.getAddress().getLine().stream()
                .anyMatch(line -> !secrets.apply(line.getValue()).equals(line.getValue()));
        return told
                || place.hasPosition()
                        && place.getPosition().hasLatitude()
                        && place.getPosition().hasLongitude()
                        && secrets.covers(new GeoPoint(
                                place.getPosition().getLatitude().doubleValue(),
                                place.getPosition().getLongitude().doubleValue()));
    }
}

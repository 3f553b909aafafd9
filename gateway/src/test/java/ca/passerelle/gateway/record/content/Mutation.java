package ca.passerelle.gateway.record.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A resource with one thing changed by chance, as a careless sender would.
 *
 * @param what what was changed
 */
record Mutation(String what, String text) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** A member of an object somewhere in the tree. */
    private record Place(ObjectNode parent, String name, String path) {

        JsonNode value() {
            return parent.get(name);
        }
    }

    static Mutation of(String text, Random random) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(text);
            tree.remove("text");
            List<Place> places = new ArrayList<>();
            collect(tree, tree.path("resourceType").asText(), places);
            if (places.isEmpty()) {
                return new Mutation("nothing of", tree.toString());
            }
            Place place = places.get(random.nextInt(places.size()));
            String what = change(place, random) + " " + place.path();
            return new Mutation(what, tree.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                String name = field.getKey();
                if (!name.equals("resourceType") && !(places.isEmpty() && name.equals("id"))) {
                    places.add(new Place(object, name, path + "." + name));
                }
                collect(field.getValue(), path + "." + name, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "[" + i + "]", places);
            }
        }
    }

    private static String change(Place place, Random random) {
        JsonNode value = place.value();
        ObjectNode parent = place.parent();
        String name = place.name();
        int kind = random.nextInt(12);
        switch (kind) {
            case 0, 1, 2 -> {
                parent.remove(name);
                return "without";
            }
            case 3 -> {
                parent.put(name, 5);
                return "a number as";
            }
            case 4 -> {
                parent.put(name, true);
                return "a truth as";
            }
            case 5 -> {
                parent.putObject(name).put("value", "x");
                return "an object as";
            }
            case 6 -> {
                parent.putArray(name).add("x");
                return "an array as";
            }
            case 7 -> {
                parent.set(name + "x", value);
                parent.remove(name);
                return "another name for";
            }
            case 8 -> {
                parent.set(
                        name,
                        value instanceof ArrayNode array && !array.isEmpty()
                                ? array.get(0)
                                : parent.arrayNode().add(value));
                return "once more or less brackets around";
            }
            case 9 -> {
                parent.set(name, value instanceof TextNode ? TextNode.valueOf("") : parent.objectNode());
                return "nothing in";
            }
            case 10 -> {
                parent.put(name, value instanceof TextNode word ? word.textValue() + " x" : " ");
                return "a word more in";
            }
            default -> {
                parent.put(name, "bogus");
                return "a wrong word as";
            }
        }
    }
}

package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.gateway.fhir.strict.Slot.Form;
import ca.passerelle.gateway.record.Refusal;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over a resource in JSON (FHIR R4 section 2.6.2). */
final class JsonReading {

    private static final String TYPE = "resourceType";

    private final Shapes shapes;
    private final JsonParser parser;
    private final boolean values;
    private final Path path;

    /**
     * @param values whether each primitive is tried on its type; the resource parser does that, too, but cannot say where
     * @param path where the reading is, for whoever has to report that it broke off
     */
    JsonReading(Shapes shapes, JsonParser parser, boolean values, Path path) {
        this.shapes = shapes;
        this.parser = parser;
        this.values = values;
        this.path = path;
    }

    /** Reads the whole body as a resource of the type that is expected, if one is. */
    void read(@Nullable String expected) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw path.bad("The body is one JSON object.");
        }
        resource(expected);
        if (parser.nextToken() != null) {
            throw path.bad("Something follows the resource.");
        }
    }

    private void resource(@Nullable String expected) throws IOException {
        String first = parser.nextFieldName();
        if (first == null) {
            throw path.bad("An object is never empty.");
        }
        if (!first.equals(TYPE)) {
            // The type stands further down, or nowhere: then the resource parser says so.
            fields(expected == null ? null : shapes.resource(expected).orElse(null), first, true);
            return;
        }
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw path.bad("The resourceType is a string.");
        }
        String type = parser.getText();
        Shape shape = shapes.resource(type)
                .orElseThrow(() -> path.bad("FHIR R4 has no such resource type: " + Printable.of(type) + "."));
        if (path.isAtRoot()) {
            path.root(type);
        }
        if (expected != null && !expected.equals(type)) {
            throw path.bad("A resource of type " + expected + " belongs here.");
        }
        String next = parser.nextFieldName();
        if (next != null) {
            fields(shape, next, true);
        }
    }

    private void fields(@Nullable Shape shape, String first, boolean inResource) throws IOException {
        Pairs pairs = null;
        for (String name = first; name != null; name = parser.nextFieldName()) {
            Slot slot = shape == null ? null : shape.slot(name);
            if (slot != null) {
                path.push(slot.name());
                boolean withNull = value(slot);
                path.pop();
                if (withNull || slot.form() == Form.EXTRA) {
                    pairs = pairs == null ? new Pairs() : pairs;
                    pairs.add(slot);
                }
            } else if (shape == null || (inResource && name.equals(TYPE))) {
                parser.nextToken();
                parser.skipChildren();
            } else {
                throw path.bad("There is no element of this name here: " + Printable.of(name) + ".");
            }
        }
        if (pairs != null && !pairs.isComplete()) {
            throw path.bad("A null keeps the place of a value that has an id or extensions, and of nothing else.");
        }
    }

    /** Reads what stands under a name, and says whether a null was in it. */
    private boolean value(Slot slot) throws IOException {
        JsonToken token = parser.nextToken();
        if (!slot.repeats()) {
            one(slot, token);
            return false;
        }
        if (token != JsonToken.START_ARRAY) {
            throw path.bad("This element repeats: its value is an array.");
        }
        int index = 0;
        boolean withNull = false;
        for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            path.index(index++);
            if (token != JsonToken.VALUE_NULL || !slot.isNullable()) {
                one(slot, token);
            } else {
                withNull = true;
            }
        }
        if (index == 0) {
            throw path.bad("An array is never empty.");
        }
        return withNull;
    }

    private void one(Slot slot, JsonToken token) throws IOException {
        switch (slot.form()) {
            case OBJECT, EXTRA -> object(slot, token);
            case RESOURCE -> {
                expect(token == JsonToken.START_OBJECT, "A resource, which is an object, belongs here.");
                resource(null);
            }
            case NUMBER -> {
                expect(token.isNumeric(), "A number belongs here.");
                expect(NumberText.isOfModestSize(parser.getText()), "The number is too long.");
                value(slot, parser);
            }
            case BOOLEAN -> expect(token.isBoolean(), "true or false belongs here.");
            case STRING -> {
                expect(token == JsonToken.VALUE_STRING, "A string belongs here.");
                expect(!slot.isData() || Base64Text.isWellFormed(parser.getText()), "Data in Base64 belongs here.");
                value(slot, parser);
            }
            case NARRATIVE -> {
                expect(token == JsonToken.VALUE_STRING, "A string belongs here.");
                XhtmlReading.check(parser.getText(), path);
            }
        }
    }

    private void object(Slot slot, JsonToken token) throws IOException {
        expect(token == JsonToken.START_OBJECT, "An object belongs here.");
        String first = parser.nextFieldName();
        if (first == null) {
            throw path.bad("An object is never empty.");
        }
        fields(slot.shape(), first, false);
    }

    private void value(Slot slot, JsonParser at) throws IOException {
        if (values && slot.form() != Form.NARRATIVE && !slot.takes(at.getText())) {
            throw path.bad("The value is not one of this type.");
        }
    }

    private void expect(boolean met, String otherwise) throws Refusal {
        if (!met) {
            throw path.bad(otherwise);
        }
    }

    /** The lists of one object that have nulls in them, and the primitives that have ids and extensions. */
    private static final class Pairs {

        private final Set<String> extras = new HashSet<>();
        private final Set<String> withNulls = new HashSet<>();

        void add(Slot slot) {
            (slot.form() == Form.EXTRA ? extras : withNulls).add(slot.name());
        }

        boolean isComplete() {
            return extras.containsAll(withNulls);
        }
    }
}

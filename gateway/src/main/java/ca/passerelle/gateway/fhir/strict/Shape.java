package ca.passerelle.gateway.fhir.strict;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that may stand in an element of one type, as JSON writes them. */
record Shape(String type, boolean isResource, Map<String, Slot> slots) {

    @Nullable
    Slot slot(String name) {
        return slots.get(name);
    }
}

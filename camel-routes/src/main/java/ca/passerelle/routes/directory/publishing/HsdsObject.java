package ca.passerelle.routes.directory.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making: what is absent is left out, and what is there keeps its order. */
final class HsdsObject {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    HsdsObject put(String name, @Nullable Object value) {
        boolean tells = value instanceof String text
                ? !text.isBlank()
                : value instanceof Collection<?> list ? !list.isEmpty() : value != null;
        if (tells) {
            fields.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }

    /** One object for each, with an id made of the owner's and its place: HSDS asks for one, and FHIR has none. */
    static <T> List<Map<String, Object>> each(Iterable<T> all, Function<T, @Nullable HsdsObject> object) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (T one : all) {
            HsdsObject made = object.apply(one);
            if (made != null) {
                list.add(made.map());
            }
        }
        return list;
    }
}

package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.store.Elements.Place;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies a FHIRPath Patch as FHIR R4 defines it (<i>fhirpatch</i>): add, insert, delete, replace and move, one after the other. What is
 * not such an operation is a bad request; one that does not fit the resource is unprocessable.
 */
@Component
class FhirPathPatch {

    private final PatchPaths paths;
    private final Elements elements;

    FhirPathPatch(PatchPaths paths, Elements elements) {
        this.paths = paths;
        this.elements = elements;
    }

    /** Changes the given resource, and gives it back. */
    Resource apply(Resource resource, Parameters patch, String location) {
        if (patch.getParameter().isEmpty()) {
            throw Refusal.badRequest(location, ProblemCode.STRUCTURE, "A FHIRPath Patch has at least one operation.");
        }
        int number = 0;
        for (ParametersParameterComponent parameter : patch.getParameter()) {
            String place = location + ": Parameters.parameter[" + number++ + "]";
            if (!"operation".equals(parameter.getName())) {
                throw Refusal.badRequest(
                        place, ProblemCode.STRUCTURE, "Every parameter of a FHIRPath Patch is named operation.");
            }
            apply(resource, new Operation(parameter, place));
        }
        return resource;
    }

    private void apply(Resource resource, Operation operation) {
        switch (operation.text("type")) {
            case "add" -> add(resource, operation);
            case "insert" -> insert(resource, operation);
            case "delete" -> delete(resource, operation);
            case "replace" -> replace(resource, operation);
            case "move" -> move(resource, operation);
            default ->
                throw operation.bad(
                        ProblemCode.NOT_SUPPORTED, "The type is one of add, insert, delete, replace and move.");
        }
    }

    private void add(Resource resource, Operation operation) {
        Base parent = single(resource, operation);
        String name = operation.text("name");
        Place place = elements.place(parent, name)
                .orElseThrow(() -> operation.unfit("There is no element of that name at the path."));
        List<IBase> values = place.values();
        if (!place.repeats() && !values.isEmpty()) {
            throw operation.unfit("The element is there already, and does not repeat.");
        }
        values.add(value(place, operation));
        place.replace(values);
    }

    private void insert(Resource resource, Operation operation) {
        Place place = collection(resource, operation);
        List<IBase> values = place.values();
        int index = operation.index("index");
        if (index > values.size()) {
            throw operation.unfit("The index is beyond the end of the list.");
        }
        values.add(index, value(place, operation));
        place.replace(values);
    }

    /** What is not there need not be deleted. */
    private void delete(Resource resource, Operation operation) {
        List<Base> found = paths.evaluate(resource, operation.text("path"), operation.location());
        if (found.isEmpty()) {
            return;
        }
        Base target = only(found, operation);
        Place place = holding(resource, target, operation);
        List<IBase> values = place.values();
        values.removeIf(value -> value == target);
        place.replace(values);
    }

    private void replace(Resource resource, Operation operation) {
        Base target = single(resource, operation);
        Place place = holding(resource, target, operation);
        IBase replacement = value(place, operation);
        List<IBase> values = place.values();
        values.replaceAll(value -> value == target ? replacement : value);
        place.replace(values);
    }

    private void move(Resource resource, Operation operation) {
        Place place = collection(resource, operation);
        List<IBase> values = place.values();
        int source = operation.index("source");
        int destination = operation.index("destination");
        if (source >= values.size() || destination >= values.size()) {
            throw operation.unfit("Source and destination are places in the list.");
        }
        values.add(destination, values.remove(source));
        place.replace(values);
    }

    private IBase value(Place place, Operation operation) {
        return elements.value(place, operation.part("value"), operation.location());
    }

    /** The list that a path names, which may be empty still. */
    private Place collection(Resource resource, Operation operation) {
        PatchPaths.Collection named = paths.collection(operation.text("path"), operation.location());
        Base parent = only(paths.evaluate(resource, named.parent(), operation.location()), operation);
        return elements.place(parent, named.name())
                .filter(Place::repeats)
                .orElseThrow(() -> operation.unfit("The path does not name a list."));
    }

    private Place holding(Resource resource, Base target, Operation operation) {
        return elements.holding(resource, target)
                .orElseThrow(() -> operation.unfit("The path does not lead to an element of the resource."));
    }

    private Base single(Resource resource, Operation operation) {
        return only(paths.evaluate(resource, operation.text("path"), operation.location()), operation);
    }

    private static Base only(List<Base> found, Operation operation) {
        if (found.size() != 1) {
            throw operation.unfit(
                    found.isEmpty() ? "The path leads to nothing." : "The path leads to more than one element.");
        }
        return found.get(0);
    }

    /** One operation, with its parts by name. */
    private record Operation(ParametersParameterComponent parameter, String location) {

        ParametersParameterComponent part(String name) {
            List<ParametersParameterComponent> named = new ArrayList<>();
            parameter.getPart().stream()
                    .filter(part -> name.equals(part.getName()))
                    .forEach(named::add);
            if (named.size() != 1) {
                throw bad(ProblemCode.REQUIRED_MISSING, "The operation has one part named " + name + ".");
            }
            return named.get(0);
        }

        String text(String name) {
            String text = primitive(name);
            if (text == null || text.isBlank()) {
                throw bad(ProblemCode.REQUIRED_MISSING, "The operation has one part named " + name + ".");
            }
            return text;
        }

        private @Nullable String primitive(String name) {
            return part(name).getValue() != null ? part(name).getValue().primitiveValue() : null;
        }

        int index(String name) {
            if (part(name).getValue() instanceof IntegerType number
                    && number.getValue() != null
                    && number.getValue() >= 0) {
                return number.getValue();
            }
            throw bad(ProblemCode.INVALID_VALUE, "The part named " + name + " is an integer from 0 on.");
        }

        Refusal bad(ProblemCode code, String text) {
            return Refusal.badRequest(location, code, text);
        }

        Refusal unfit(String text) {
            return Refusal.unprocessable(location, ProblemCode.INVALID_VALUE, text);
        }
    }
}

package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.gateway.fhir.strict.Slot.Form;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The shapes of all types of FHIR R4, from HAPI's model metadata, each made once. */
@Component
class Shapes {

    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "positiveInt", "unsignedInt");

    private final FhirContext fhir;
    private final Set<String> resources;
    private final Map<BaseRuntimeElementDefinition<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Shape extra;

    Shapes(FhirContext fhir) {
        this.fhir = fhir;
        this.resources = fhir.getResourceTypes();
        this.extra = new Shape("Element", false, extraSlots());
    }

    /** The shape of a resource; empty when FHIR R4 has no such type. */
    Optional<Shape> resource(String type) {
        return resources.contains(type) ? Optional.of(of(fhir.getResourceDefinition(type))) : Optional.empty();
    }

    Shape of(BaseRuntimeElementDefinition<?> definition) {
        Shape known = shapes.get(definition);
        return known != null ? known : shapes.computeIfAbsent(definition, this::made);
    }

    /** Id and extensions of a primitive. */
    Shape extra() {
        return extra;
    }

    private Shape made(BaseRuntimeElementDefinition<?> definition) {
        Map<String, Slot> slots = new HashMap<>();
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            for (BaseRuntimeChildDefinition child : composite.getChildren()) {
                child.getValidChildNames().forEach(name -> add(slots, child, name));
            }
        }
        return new Shape(
                definition.getName(),
                definition instanceof RuntimeResourceDefinition,
                Collections.unmodifiableMap(slots));
    }

    private void add(Map<String, Slot> slots, BaseRuntimeChildDefinition child, String name) {
        BaseRuntimeElementDefinition<?> type = child instanceof RuntimeChildExtension
                ? fhir.getElementDefinition(Extension.class)
                : child.getChildByName(name);
        if (type == null) {
            return;
        }
        // HAPI keeps a second name for each reference, which FHIR does not have.
        if (name.endsWith("Resource") && type.getImplementingClass() == Reference.class) {
            return;
        }
        Form form = form(type);
        boolean repeats = child.getMax() != 1;
        Slot slot = new Slot(name, form, repeats, type, child.getInstanceConstructorArguments(), this);
        slots.put(name, slot);
        if (slot.isPrimitive()) {
            slots.put("_" + name, new Slot(name, Form.EXTRA, repeats, null, null, this));
        }
    }

    private static Form form(BaseRuntimeElementDefinition<?> type) {
        return switch (type.getChildType()) {
            case PRIMITIVE_DATATYPE ->
                NUMBERS.contains(type.getName())
                        ? Form.NUMBER
                        : type.getName().equals("boolean") ? Form.BOOLEAN : Form.STRING;
            case ID_DATATYPE -> Form.STRING;
            case PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG -> Form.NARRATIVE;
            case CONTAINED_RESOURCE_LIST, CONTAINED_RESOURCES, RESOURCE -> Form.RESOURCE;
            default -> Form.OBJECT;
        };
    }

    private Map<String, Slot> extraSlots() {
        BaseRuntimeElementDefinition<?> extension = Objects.requireNonNull(fhir.getElementDefinition(Extension.class));
        return Map.of(
                "id", new Slot("id", Form.STRING, false, fhir.getElementDefinition(StringType.class), null, this),
                "extension", new Slot("extension", Form.OBJECT, true, extension, null, this));
    }
}

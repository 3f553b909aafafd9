package ca.passerelle.gateway.fhir.strict;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/** One name that may stand in an element, and what stands under it. */
final class Slot {

    /** What a value looks like. */
    enum Form {
        STRING,
        NUMBER,
        BOOLEAN,
        /** The XHTML of a narrative. */
        NARRATIVE,
        OBJECT,
        /** Id and extensions of a primitive, which JSON writes beside it. */
        EXTRA,
        RESOURCE
    }

    private final String name;
    private final Form form;
    private final boolean repeats;
    private final @Nullable BaseRuntimeElementDefinition<?> definition;
    private final @Nullable Object argument;
    private final Shapes shapes;
    private volatile @Nullable Shape shape;

    Slot(
            String name,
            Form form,
            boolean repeats,
            @Nullable BaseRuntimeElementDefinition<?> definition,
            @Nullable Object argument,
            Shapes shapes) {
        this.name = name;
        this.form = form;
        this.repeats = repeats;
        this.definition = definition;
        this.argument = argument;
        this.shapes = shapes;
    }

    String name() {
        return name;
    }

    Form form() {
        return form;
    }

    boolean repeats() {
        return repeats;
    }

    boolean isPrimitive() {
        return form.compareTo(Form.NARRATIVE) <= 0;
    }

    /** In a list of primitives null keeps the place of one that has only an id or extensions, and the other way round. */
    boolean isNullable() {
        return isPrimitive() || form == Form.EXTRA;
    }

    /** Whether the value is Base64, which the parser reads too kindly. */
    boolean isData() {
        return definition != null && "base64Binary".equals(definition.getName());
    }

    /** What stands in an element under this name. */
    Shape shape() {
        Shape known = shape;
        if (known == null) {
            known = form == Form.OBJECT && definition != null ? shapes.of(definition) : shapes.extra();
            shape = known;
        }
        return known;
    }

    /** Whether a primitive of this type can have the value. */
    boolean takes(String value) {
        if (definition == null) {
            return true;
        }
        try {
            IBase instance = definition.newInstance(argument);
            if (instance instanceof IPrimitiveType<?> primitive) {
                primitive.setValueAsString(value);
            }
            return !value.isEmpty();
        } catch (RuntimeException refused) {
            return false;
        }
    }
}

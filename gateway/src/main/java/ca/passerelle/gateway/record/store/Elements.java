package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Elements of a resource and the places that hold them, by HAPI's model metadata. */
@Component
class Elements {

    private static final String CHOICE = "[x]";

    private final FhirContext fhir;

    Elements(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * Where an element holds others of one name.
     *
     * @param name the name asked for, which for a choice may name the type
     */
    record Place(IBase parent, BaseRuntimeChildDefinition child, String name) {

        boolean repeats() {
            return child.getMax() != 1;
        }

        /** What stands there, in a list of the caller's own. */
        List<IBase> values() {
            return new ArrayList<>(child.getAccessor().getValues(parent));
        }

        void replace(List<IBase> values) {
            child.getMutator().setValue(parent, null);
            values.forEach(value -> child.getMutator().addValue(parent, value));
        }
    }

    Optional<Place> place(IBase parent, String name) {
        if (!(definition(parent) instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return Optional.empty();
        }
        BaseRuntimeChildDefinition child = composite.getChildByName(name);
        if (child == null) {
            child = composite.getChildByName(name + CHOICE);
        }
        return Optional.ofNullable(child).map(found -> new Place(parent, found, name));
    }

    /** The place that holds this very element; empty when the resource does not hold it. */
    Optional<Place> holding(IBase parent, IBase target) {
        if (!(definition(parent) instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return Optional.empty();
        }
        for (BaseRuntimeChildDefinition child : composite.getChildren()) {
            for (IBase value : child.getAccessor().getValues(parent)) {
                if (value == target) {
                    return Optional.of(new Place(parent, child, child.getElementName()));
                }
                Optional<Place> below = holding(value, target);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The value of a patch as the place holds it: a data type, or the parts of an element that has no type of its own.
     *
     * @throws Refusal UNPROCESSABLE when the place does not hold such a value
     */
    IBase value(Place place, ParametersParameterComponent part, String location) {
        Type given = part.getValue();
        if (given == null) {
            return assembled(place, part.getPart(), location);
        }
        if (place.child().getChildNameByDatatype(given.getClass()) != null) {
            return given;
        }
        BaseRuntimeElementDefinition<?> wanted = place.child().getChildByName(place.name());
        if (wanted == null) {
            wanted = place.child().getChildByName(place.child().getElementName());
        }
        if (wanted != null && given instanceof IPrimitiveType<?> primitive) {
            IBase converted = wanted.newInstance(place.child().getInstanceConstructorArguments());
            if (converted instanceof IPrimitiveType<?> target) {
                try {
                    target.setValueAsString(primitive.getValueAsString());
                    return converted;
                } catch (RuntimeException e) {
                    throw unfit(location);
                }
            }
        }
        throw unfit(location);
    }

    private IBase assembled(Place place, List<ParametersParameterComponent> parts, String location) {
        BaseRuntimeElementDefinition<?> type =
                place.child().getChildByName(place.child().getElementName());
        if (parts.isEmpty() || !(type instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            throw unfit(location);
        }
        IBase element = composite.newInstance(place.child().getInstanceConstructorArguments());
        for (ParametersParameterComponent part : parts) {
            Place inner =
                    place(element, part.getName() == null ? "" : part.getName()).orElseThrow(() -> unfit(location));
            List<IBase> values = inner.values();
            if (!inner.repeats() && !values.isEmpty()) {
                throw unfit(location);
            }
            values.add(value(inner, part, location));
            inner.replace(values);
        }
        return element;
    }

    private BaseRuntimeElementDefinition<?> definition(IBase element) {
        return element instanceof IBaseResource resource
                ? fhir.getResourceDefinition(resource)
                : fhir.getElementDefinition(element.getClass());
    }

    private static Refusal unfit(String location) {
        return Refusal.unprocessable(
                location, ProblemCode.INVALID_VALUE, "The value is not of a type that this element takes.");
    }
}

package ca.passerelle.gateway.oracle;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseEnumeration;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Resources of any type, from HAPI's model: what FHIR requires, most of what can be searched by, a little of the rest. References lead to
 * resources that there are.
 */
final class InventedResources {

    private static final Set<String> LEFT_OUT =
            Set.of("id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension");
    private static final double SEARCHED = 0.75;
    private static final double OTHER = 0.06;
    private static final int DEEPEST = 6;

    private final Random random;
    private final InventedValues values;
    private final Targets targets;
    private final Map<String, Set<String>> searched = new ConcurrentHashMap<>();

    /** The resources that can be referred to. */
    interface Targets {

        /** {@code Type/id} of any of these types; of any type when there are none. */
        Optional<String> any(List<String> types);
    }

    /** Nothing of a required type can be referred to yet. */
    static final class NoTarget extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    InventedResources(Random random, Targets targets) {
        this.random = random;
        this.values = new InventedValues(random);
        this.targets = targets;
    }

    /**
     * A resource without an id.
     *
     * @throws NoTarget when a reference that FHIR requires has nowhere to lead
     */
    Resource of(String type) {
        RuntimeResourceDefinition definition = Server.FHIR.getResourceDefinition(type);
        Resource resource = (Resource) definition.newInstance();
        fill(resource, definition, type, searched.computeIfAbsent(type, InventedResources::searchedPaths), 0);
        return InvariantsOfR4.settled(resource);
    }

    private static Set<String> searchedPaths(String type) {
        return SearchPaths.withAncestors(Server.FHIR.getResourceDefinition(type).getSearchParams().stream()
                .filter(parameter -> parameter.getPath() != null)
                .flatMap(parameter -> SearchPaths.of(parameter.getPath(), type).stream())
                .toList());
    }

    private void fill(
            IBase element,
            BaseRuntimeElementCompositeDefinition<?> definition,
            String path,
            Set<String> wanted,
            int depth) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            String name = child.getElementName().replace("[x]", "");
            if (LEFT_OUT.contains(name)) {
                continue;
            }
            String here = path + "." + name;
            boolean required = child.getMin() > 0;
            boolean taken = required || random.nextDouble() < (wanted.contains(here) ? SEARCHED : OTHER);
            if (!taken || depth > DEEPEST) {
                continue;
            }
            int times = child.getMax() == 1 || random.nextDouble() < 0.7 ? 1 : 2;
            for (int i = 0; i < times; i++) {
                IBase value = value(child, here, wanted, depth);
                if (value != null && !value.isEmpty()) {
                    child.getMutator().addValue(element, value);
                } else if (required && i == 0) {
                    throw new NoTarget();
                }
            }
        }
    }

    private @Nullable IBase value(BaseRuntimeChildDefinition child, String path, Set<String> wanted, int depth) {
        List<String> names = child.getValidChildNames().stream()
                .filter(name -> !name.endsWith("Extension"))
                .sorted()
                .toList();
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(values.any(names));
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof IBaseEnumeration<?> enumeration) {
            code(enumeration, child);
            return value;
        }
        if (value instanceof PrimitiveType<?> primitive) {
            values.fill(primitive, child.getElementName());
            return value;
        }
        if (value instanceof Reference reference) {
            return refer(reference, child) ? value : null;
        }
        IBase invented = datatype(value);
        if (invented == null && definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            fill(value, composite, path, wanted, depth + 1);
            return value;
        }
        return invented;
    }

    private @Nullable IBase datatype(IBase value) {
        if (value instanceof CodeableConcept) {
            return values.concept();
        }
        if (value instanceof Coding) {
            return values.coding();
        }
        if (value instanceof Identifier) {
            return values.identifier();
        }
        if (value instanceof HumanName) {
            return values.name();
        }
        if (value instanceof ContactPoint) {
            return values.contact();
        }
        if (value instanceof Address) {
            return values.address();
        }
        if (value instanceof Period) {
            return values.period();
        }
        if (value instanceof Annotation) {
            return new Annotation().setText(values.word());
        }
        return value instanceof Attachment
                ? new Attachment().setContentType("text/plain").setTitle(values.word())
                : null;
    }

    private void code(IBaseEnumeration<?> enumeration, BaseRuntimeChildDefinition child) {
        if (!(child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound)) {
            throw new IllegalStateException("an enumeration without its codes: " + child.getElementName());
        }
        List<String> codes = new ArrayList<>();
        for (Object constant : bound.getBoundEnumType().getEnumConstants()) {
            if (!constant.toString().equals("NULL")) {
                codes.add(codeOf(constant));
            }
        }
        enumeration.setValueAsString(values.any(codes));
    }

    private static String codeOf(Object constant) {
        try {
            return (String) constant.getClass().getMethod("toCode").invoke(constant);
        } catch (ReflectiveOperationException e) {
            // A constant with a body of its own hides its class, not its superclass.
            throw new IllegalStateException(e);
        }
    }

    private boolean refer(Reference reference, BaseRuntimeChildDefinition child) {
        Optional<String> target = targets.any(targetTypes(child));
        target.filter(found -> child.getMin() > 0 || values.chance(0.9)).ifPresent(reference::setReference);
        if (!reference.hasReference() && child.getMin() == 0 || values.chance(0.15)) {
            reference.setIdentifier(values.identifier());
        }
        return reference.hasReference() || child.getMin() == 0;
    }

    /** The types that FHIR lets it refer to; none for any. */
    private static List<String> targetTypes(BaseRuntimeChildDefinition child) {
        Stream<? extends Class<? extends IBase>> types = Stream.empty();
        if (child instanceof RuntimeChildResourceDefinition referring) {
            types = referring.getResourceTypes().stream();
        } else if (child instanceof RuntimeChildChoiceDefinition choice) {
            types = choice.getChoices().stream();
        }
        return types.filter(type -> Resource.class.isAssignableFrom(type) && type != Resource.class)
                .map(Class::getSimpleName)
                .toList();
    }
}

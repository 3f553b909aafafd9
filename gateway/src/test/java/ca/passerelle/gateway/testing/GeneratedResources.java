package ca.passerelle.gateway.testing;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildAny;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Resources made by walking the model: every element filled down to a depth, and over a few of them every type of every choice. They
 * mean nothing, and break some of R4's invariants. The same seed gives the same resources.
 */
public final class GeneratedResources {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Set<String> APART =
            Set.of("id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension");
    private static final Set<String> EVERYWHERE_APART = Set.of("id", "extension", "modifierExtension");
    private static final int FILLED_DEPTH = 4;
    private static final int MAX_DEPTH = 7;
    private static final int MORE_REFERENCES = 4;

    private final Random random;
    private final GeneratedValues values;
    private final int number;

    private GeneratedResources(long seed, int number) {
        this.random = new Random(seed * 1000 + number);
        this.values = new GeneratedValues(random);
        this.number = number;
    }

    /** Some resources of a type: enough for every choice of every element to occur. */
    public static List<Resource> of(String type, long seed, int count) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Resource resource = (Resource) FHIR.getResourceDefinition(type).newInstance();
            new GeneratedResources(seed, i).fill(resource, FHIR.getResourceDefinition(type), 0);
            resources.add(resource);
        }
        return resources;
    }

    private void fill(IBase element, BaseRuntimeElementCompositeDefinition<?> definition, int depth) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            boolean apart = (depth == 0 ? APART : EVERYWHERE_APART).contains(child.getElementName());
            if (apart || (depth >= FILLED_DEPTH && child.getMin() == 0)) {
                continue;
            }
            int repetitions = child.getMax() == 1 ? 1 : 1 + random.nextInt(2);
            for (int i = 0; i < repetitions; i++) {
                IBase value = value(child, i, depth);
                if (value != null) {
                    child.getMutator().addValue(element, value);
                }
            }
        }
    }

    private @Nullable IBase value(BaseRuntimeChildDefinition child, int repetition, int depth) {
        if (child instanceof RuntimeChildResourceDefinition reference) {
            return reference(reference.getResourceTypes(), repetition);
        }
        List<String> names = new ArrayList<>(child.getValidChildNames());
        names.sort(null);
        // Of a choice of any type, references are what matters most.
        String name = child instanceof RuntimeChildAny && number % 4 == 0
                ? child.getElementName().replace("[x]", "") + "Reference"
                : names.get((number + repetition) % names.size());
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        if (child instanceof RuntimeChildChoiceDefinition choice && name.endsWith("Reference")) {
            return reference(choice.getResourceTypes(), repetition);
        }
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof Reference) {
            return reference(List.of(), repetition);
        }
        if (value instanceof Enumeration<?> code) {
            return values.fill(code);
        }
        if (value instanceof PrimitiveType<?> primitive) {
            return values.fill(primitive);
        }
        if (value instanceof Narrative || value instanceof Resource || depth >= MAX_DEPTH) {
            return null;
        }
        fill(value, (BaseRuntimeElementCompositeDefinition<?>) definition, depth + 1);
        return value;
    }

    /** By literal, relative and absolute, by identifier, or both. */
    private Reference reference(List<? extends Class<?>> types, int repetition) {
        List<String> targets = types.stream()
                .filter(Resource.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .toList();
        String target = targets.isEmpty()
                ? List.of("Patient", "Group", "Practitioner", "Observation").get(random.nextInt(MORE_REFERENCES))
                : targets.get((number + repetition) % targets.size());
        Reference reference = new Reference();
        int form = random.nextInt(5);
        if (form > 0) {
            reference.setReference((form == 1 ? "https://example.org/fhir/" : "") + target + "/" + values.uuid());
        }
        if (form < 2) {
            reference.setType(target);
            reference.getIdentifier().setSystem("https://example.org/id").setValue(values.word());
        }
        return reference;
    }
}

package ca.passerelle.gateway.record.content;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** What the model says of one class of elements, compiled once: its children, and the rules that hold for it. */
record Shape(Child[] children, Rule[] rules) {

    /** Walked for every element, or not content: ids are the server's, a narrative's text has rules of its own. */
    private static final Set<String> APART = Set.of("id", "extension", "modifierExtension", "contained", "div");

    /**
     * One child element.
     *
     * @param name as FHIRPath names it: of a choice without its type
     * @param hash of the name, by which the model finds the property
     * @param targets the types that a reference may lead to; empty for any
     */
    record Child(String name, int hash, boolean required, boolean repeats, List<String> targets) {

        static final Child EXTENSION = plain("extension");
        static final Child MODIFIER = plain("modifierExtension");
        static final Child CONTAINED = plain("contained");

        private static Child plain(String name) {
            return new Child(name, name.hashCode(), false, true, List.of());
        }

        private static Child of(BaseRuntimeChildDefinition child) {
            String name = child.getElementName().replace("[x]", "");
            return new Child(name, name.hashCode(), child.getMin() > 0, child.getMax() != 1, targets(child));
        }

        private static List<String> targets(BaseRuntimeChildDefinition child) {
            List<? extends Class<?>> types = child instanceof RuntimeChildResourceDefinition reference
                    ? reference.getResourceTypes()
                    : child instanceof RuntimeChildChoiceDefinition choice ? choice.getResourceTypes() : List.of();
            boolean leadsSomewhere = types.stream().allMatch(Resource.class::isAssignableFrom);
            return leadsSomewhere
                    ? types.stream().<String>map(Class::getSimpleName).toList()
                    : List.of();
        }
    }

    /** The shape of a class of resources or composite elements. */
    static Shape of(Class<? extends Base> type, FhirContext fhir) {
        BaseRuntimeElementCompositeDefinition<?> definition = Resource.class.isAssignableFrom(type)
                ? fhir.getResourceDefinition(type.asSubclass(Resource.class))
                : (BaseRuntimeElementCompositeDefinition<?>) fhir.getElementDefinition(type);
        return new Shape(
                definition.getChildren().stream()
                        .filter(child -> !APART.contains(child.getElementName()))
                        .map(Child::of)
                        .toArray(Child[]::new),
                Rules.of(type).toArray(Rule[]::new));
    }
}

package ca.passerelle.gateway.record.content;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Checks a resource against R4: what is required, what primitives look like, required bindings that the model leaves open, and the
 * invariants. What the strict parser refuses by itself (unknown elements and codes, a second value where one belongs) is not looked for again.
 */
@Component
public class ContentCheck {

    private final ClassValue<Shape> shapes;

    ContentCheck(FhirContext fhir) {
        shapes = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                return Shape.of(type.asSubclass(Base.class), fhir);
            }
        };
    }

    /**
     * Looks at every element once.
     *
     * @param at the FHIRPath of the resource: its type, or where it stands in a Bundle
     */
    public Content of(Resource resource, String at) {
        return new Walk(shapes, resource, at).content();
    }
}

package ca.passerelle.gateway.record.store;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Finds elements that FHIR R4 requires and a resource lacks, from HAPI's model metadata: microseconds where a validator takes ten milliseconds. */
@Component
class Cardinality {

    private final FhirContext fhir;

    Cardinality(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The missing elements, each with its FHIRPath. */
    List<Problem> problems(Resource resource) {
        List<Problem> problems = new ArrayList<>();
        walk(resource, fhir.getResourceDefinition(resource), resource.fhirType(), problems);
        return problems;
    }

    private void walk(
            IBase element, BaseRuntimeElementCompositeDefinition<?> definition, String path, List<Problem> problems) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            List<IBase> values = child.getAccessor().getValues(element);
            String name = path + "." + child.getElementName();
            if (child.getMin() > 0 && values.stream().allMatch(IBase::isEmpty)) {
                problems.add(Problem.error(name, ProblemCode.REQUIRED_MISSING, name + " is required."));
            }
            for (int i = 0; i < values.size(); i++) {
                BaseRuntimeElementDefinition<?> type =
                        fhir.getElementDefinition(values.get(i).getClass());
                if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite
                        && !(values.get(i) instanceof Resource)) {
                    walk(values.get(i), composite, child.getMax() == 1 ? name : name + "[" + i + "]", problems);
                }
            }
        }
    }
}

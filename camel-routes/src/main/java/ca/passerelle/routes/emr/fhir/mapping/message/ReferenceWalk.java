package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Goes over every reference of a resource, those in contained resources and extensions too; a Bundle keeps its own. */
final class ReferenceWalk {

    private ReferenceWalk() {}

    /** Visits each reference with its path within the resource, such as {@code performer[0]}. */
    static void visit(Resource resource, BiConsumer<String, Reference> each) {
        if (!(resource instanceof Bundle)) {
            walk(resource, "", each);
        }
    }

    /** Every reference in a Bundle stands for what it says: what the parser linked it to would come along with a copy. */
    static void unlink(Bundle bundle) {
        walk(bundle, "", (path, reference) -> {
            String literal = reference.getReference();
            if (literal != null && !literal.startsWith("#")) {
                reference.setResource(null);
            }
        });
    }

    private static void walk(Base base, String path, BiConsumer<String, Reference> each) {
        for (Property property : base.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                String name = property.getName().replace("[x]", "");
                String at = (path.isEmpty() ? name : path + "." + name) + (property.isList() ? "[" + i + "]" : "");
                Base value = values.get(i);
                if (value instanceof Reference reference) {
                    each.accept(at, reference);
                }
                walk(value, at, each);
            }
        }
    }
}

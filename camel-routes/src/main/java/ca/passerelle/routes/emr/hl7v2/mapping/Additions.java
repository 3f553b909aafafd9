package ca.passerelle.routes.emr.hl7v2.mapping;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A FHIRPath Patch (FHIR R4, <i>fhirpatch</i>) that only adds to lists: whatever else is added at the same time, nothing gets lost, so that it
 * needs no version to be the right one.
 */
final class Additions {

    private final String type;
    private final Parameters operations = new Parameters();

    /** To a resource of this type. */
    Additions(String type) {
        this.type = type;
    }

    Additions reference(String list, Reference reference) {
        add(list).setName("value").setValue(reference);
        return this;
    }

    Additions note(String text) {
        add("note").setName("value").setValue(new Annotation().setText(text));
        return this;
    }

    /** A Task.input or Task.output. */
    Additions parameter(String list, String title, Type value) {
        ParametersParameterComponent parts = add(list).setName("value");
        parts.addPart().setName("type").setValue(new CodeableConcept().setText(title));
        parts.addPart().setName("value").setValue(value);
        return this;
    }

    Parameters parameters() {
        return operations;
    }

    private ParametersParameterComponent add(String list) {
        ParametersParameterComponent operation = operations.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("add"));
        operation.addPart().setName("path").setValue(new StringType(type));
        operation.addPart().setName("name").setValue(new StringType(list));
        return operation.addPart();
    }
}

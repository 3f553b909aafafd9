package ca.passerelle.gateway.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Extensions whose values are primitives, as JSON. */
final class ExtensionJson {

    private ExtensionJson() {}

    /** Whether all of it can be written here. */
    static boolean isPlain(List<Extension> extensions) {
        return extensions.stream()
                .allMatch(extension -> (!extension.hasValue() || extension.getValue() instanceof PrimitiveType<?>)
                        && isPlain(extension.getExtension()));
    }

    static void write(List<Extension> extensions, JsonGenerator json) throws IOException {
        if (extensions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("extension");
        for (Extension extension : extensions) {
            json.writeStartObject();
            write(extension.getExtension(), json);
            json.writeStringField("url", extension.getUrl());
            if (extension.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
                value(value, json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void value(PrimitiveType<?> value, JsonGenerator json) throws IOException {
        String type = value.fhirType();
        String name = "value" + Character.toUpperCase(type.charAt(0)) + type.substring(1);
        json.writeFieldName(name);
        if (value instanceof BooleanType truth) {
            json.writeBoolean(truth.booleanValue());
        } else if (value instanceof DecimalType number) {
            json.writeNumber(number.getValue().toPlainString());
        } else if (value instanceof IntegerType number) {
            json.writeNumber(number.getValue());
        } else {
            json.writeString(value.getValueAsString());
        }
        if (value.hasExtension()) {
            json.writeObjectFieldStart("_" + name);
            write(value.getExtension(), json);
            json.writeEndObject();
        }
    }
}

package ca.passerelle.gateway.oracle;

import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a token parameter can be asked for; a part that it has not is empty. */
record Token(String system, String code) {

    /** The tokens of an element. */
    static void of(Base value, Set<Token> into) {
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> of(coding, into));
        } else if (value instanceof Coding coding) {
            add(coding.getSystem(), coding.getCode(), into);
        } else if (value instanceof Identifier identifier) {
            add(identifier.getSystem(), identifier.getValue(), into);
        } else if (value instanceof ContactPoint contact) {
            add(contact.hasSystem() ? contact.getSystem().toCode() : null, contact.getValue(), into);
        } else if (value instanceof Enumeration<?> code) {
            add(code.getSystem(), code.getValueAsString(), into);
        } else if (value instanceof PrimitiveType<?> primitive) {
            add(null, primitive.getValueAsString(), into);
        }
    }

    private static void add(@Nullable String system, @Nullable String code, Set<Token> into) {
        into.add(new Token(Objects.requireNonNullElse(system, ""), Objects.requireNonNullElse(code, "")));
    }
}

package ca.passerelle.gateway.record.search;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The terms that FHIR data types give, as FHIR R4 search (section 3.1.1.5) defines them for tokens, references and strings. */
final class Terms {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Terms() {}

    static Stream<String> token(@Nullable String system, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            return system == null || system.isEmpty() ? Stream.empty() : Stream.of(system + "|");
        }
        return system == null || system.isEmpty()
                ? Stream.of(code, "|" + code)
                : Stream.of(code, system + "|" + code, system + "|");
    }

    /** A code whose system the element fixes: it can be asked for bare. */
    static Stream<String> code(@Nullable String code) {
        return code == null || code.isEmpty() ? Stream.empty() : Stream.of(code);
    }

    static Stream<String> concept(CodeableConcept concept) {
        return concept.getCoding().stream().flatMap(Terms::coding);
    }

    static Stream<String> concepts(Collection<CodeableConcept> concepts) {
        return concepts.stream().flatMap(Terms::concept);
    }

    static Stream<String> coding(Coding coding) {
        return token(coding.getSystem(), coding.getCode());
    }

    static Stream<String> identifiers(Collection<Identifier> identifiers) {
        return identifiers.stream().flatMap(identifier -> token(identifier.getSystem(), identifier.getValue()));
    }

    static Stream<String> identifier(Identifier identifier) {
        return token(identifier.getSystem(), identifier.getValue());
    }

    static Stream<String> telecoms(Collection<ContactPoint> telecoms) {
        return telecoms.stream()
                .flatMap(telecom -> token(
                        telecom.getSystem() == null ? null : telecom.getSystem().toCode(), telecom.getValue()));
    }

    static Stream<String> reference(Reference reference) {
        String literal = reference.getReference();
        if (literal == null || literal.startsWith("#") || literal.indexOf('/') < 1) {
            return Stream.empty();
        }
        return Stream.of(literal, literal.substring(literal.indexOf('/') + 1));
    }

    /** The reference, but only where it points at that type. */
    static Stream<String> reference(Reference reference, String type) {
        String literal = reference.getReference();
        return literal != null && literal.startsWith(type + "/") ? reference(reference) : Stream.empty();
    }

    static Stream<String> references(Collection<Reference> references) {
        return references.stream().flatMap(Terms::reference);
    }

    static Stream<String> names(Collection<HumanName> names) {
        return names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name.getFamily(), name.getText()), strings(name.getGiven())))
                .flatMap(Stream::ofNullable);
    }

    static Stream<String> strings(Collection<StringType> values) {
        return values.stream().map(StringType::getValue).flatMap(Stream::ofNullable);
    }

    static Stream<String> address(Address address) {
        return Stream.concat(
                        strings(address.getLine()),
                        Stream.of(
                                address.getCity(), address.getDistrict(), address.getState(), address.getPostalCode()))
                .flatMap(Stream::ofNullable);
    }

    /** Text as string search compares it: without case, accents or runs of space. */
    static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SPACES.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}

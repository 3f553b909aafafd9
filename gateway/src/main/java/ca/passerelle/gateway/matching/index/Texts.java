package ca.passerelle.gateway.matching.index;

import ca.passerelle.profiles.DirectoryExtension;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;

/** A text of the directory in each language that it has. */
final class Texts {

    private Texts() {}

    static Stream<String> of(PrimitiveType<?> text) {
        return Stream.concat(Stream.ofNullable(text.getValueAsString()), translations(text));
    }

    static Stream<String> of(CodeableConcept concept) {
        return Stream.concat(
                of(concept.getTextElement()),
                concept.getCoding().stream().flatMap(coding -> of(coding.getDisplayElement())));
    }

    /** The values of an extension, wherever it stands on the element. */
    static Stream<String> of(Stream<Extension> extensions) {
        return extensions.flatMap(
                extension -> extension.getValue() instanceof PrimitiveType<?> text ? of(text) : Stream.empty());
    }

    private static Stream<String> translations(Element text) {
        return text.getExtensionsByUrl(DirectoryExtension.TRANSLATION).stream()
                .map(translation -> translation.getExtensionByUrl("content"))
                .filter(Objects::nonNull)
                .map(content -> content.getValue().primitiveValue())
                .filter(Objects::nonNull);
    }
}

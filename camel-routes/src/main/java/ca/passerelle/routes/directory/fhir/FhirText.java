package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.FeedText;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Texts in several languages as FHIR writes them: the record's own as the value, the others as the core translation extension. */
final class FhirText {

    private FhirText() {}

    static StringType string(FeedText text) {
        return translated(new StringType(text.text()), text);
    }

    static MarkdownType markdown(FeedText text) {
        return translated(new MarkdownType(text.text()), text);
    }

    static CodeableConcept concept(FeedText text) {
        CodeableConcept concept = new CodeableConcept();
        concept.setTextElement(string(text));
        return concept;
    }

    /** An extension that carries the text; null when there is none. */
    static @Nullable Extension extension(String url, @Nullable FeedText text) {
        return text == null ? null : new Extension(url, string(text));
    }

    private static <T extends StringType> T translated(T element, FeedText text) {
        if (text.original() != null) {
            element.addExtension(new Extension(DirectoryExtension.ORIGINAL_VALUE, new StringType(text.original())));
        }
        text.translations().forEach((language, content) -> {
            Extension translation = new Extension(DirectoryExtension.TRANSLATION);
            translation.addExtension("lang", new CodeType(language));
            translation.addExtension("content", new StringType(content));
            element.addExtension(translation);
        });
        return element;
    }
}

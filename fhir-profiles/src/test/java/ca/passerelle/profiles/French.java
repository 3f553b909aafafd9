package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;

/** The Canadian French beside an English text of a definition. */
final class French {

    private French() {}

    static String of(Element text) {
        Extension translation = text.getExtensionByUrl(DirectoryExtension.TRANSLATION);
        assertThat(translation).as("a translation").isNotNull();
        assertThat(translation.getExtensionByUrl("lang").getValue().primitiveValue())
                .isEqualTo(Locale.CANADA_FRENCH.toLanguageTag());
        return translation.getExtensionByUrl("content").getValue().primitiveValue();
    }
}

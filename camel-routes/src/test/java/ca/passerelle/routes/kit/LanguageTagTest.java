package ca.passerelle.routes.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    @ParameterizedTest
    @CsvSource({
        "French,fr",
        "français,fr",
        "Anglais,en",
        "Spanish,es",
        "ara,ar",
        "FRE,fr",
        "fra,fr",
        "fre-CA,fr-CA",
        "fr_ca,fr-CA",
        "fr-CA,fr-CA",
        "mic,mic",
        "Haitian Creole,ht",
        "American Sign Language,ase"
    })
    void aCodeOrANameIsOneTag(String word, String tag) {
        assertThat(LanguageTag.of(word)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creole", "language line available", "English and Spanish", "", "xx", "oth", "unk", "all"})
    void whatIsInDoubtHasNoTag(String word) {
        assertThat(LanguageTag.of(word)).isNull();
    }
}

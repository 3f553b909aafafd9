package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerhapsMeantTest {

    @Test
    void aWordThatIsNotKnownMayBeAnyThatIsLikeIt() {
        List<String> words = PerhapsMeant.words("Caregivr, ÉCOLE");
        assertThat(words).containsExactly("caregivr", "ecole");
        assertThat(PerhapsMeant.query(words, Map.of("caregivr", List.of("caregiver", "care")), Set.of()))
                .contains("('caregivr' | 'caregiver' | 'care') & 'ecole'");
    }

    @Test
    void aWordMayBeTwo() {
        List<String> words = PerhapsMeant.words("foodbank");
        assertThat(PerhapsMeant.parted(words)).containsExactly("food", "bank");
        assertThat(PerhapsMeant.query(words, Map.of(), Set.of("food", "bank")))
                .contains("('foodbank' | 'food' & 'bank')");
        assertThat(PerhapsMeant.query(words, Map.of(), Set.of("food"))).isEmpty();
    }

    @Test
    void twoWordsMayBeOne() {
        List<String> words = PerhapsMeant.words("free pot luck");
        assertThat(PerhapsMeant.parted(words)).contains("potluck");
        assertThat(PerhapsMeant.query(words, Map.of(), Set.of("potluck")))
                .contains("'free' & 'pot' & 'luck' | 'free' & 'potluck'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"caregivr circle\"", "caregivr -circle", "soup or bread", "a b c d e f g h i", "'; --", ""})
    void whoWritesInTheSyntaxOfSearchesMeansIt(String text) {
        assertThat(PerhapsMeant.words(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "caregivr, caregiver, 0.58, true",
        "gadrening, gardening, 0.4, true",
        "physio, physiotherapy, 0.4, true",
        "soup, group, 0.3, false",
        "tee, tea, 0.3, false",
    })
    void whatIsAlike(String asked, String word, double likeness, boolean alike) {
        assertThat(PerhapsMeant.isAlike(asked, word, likeness)).isEqualTo(alike);
    }
}

package ca.passerelle.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.profiles.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of themselves, in words that no service uses of itself. */
class NeedsFromTextTest {

    private final NeedsFromText texts = new NeedsFromText(Vocabulary.load());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            my boyfriend hits me                                | personal-safety
            mon conjoint me frappe                              | personal-safety
            idées noires, je veux en finir                      | crisis
            I can't go on, I want to end it all                 | crisis
            my landlord is kicking me out                       | housing
            mon propriétaire veut me mettre dehors              | housing
            nowhere to sleep tonight                            | homelessness
            je n'ai nulle part où dormir ce soir                | homelessness
            le frigo est vide                                   | food
            there is nothing to eat in the house                | food
            I can't get to my dialysis appointments             | transport
            besoin de quelqu'un pour me conduire à l'hôpital    | transport
            need help doing my taxes                            | finances
            faire mes impôts                                    | finances
            my husband died and the house is so quiet           | grief
            je m'ennuie, je ne vois personne                    | social-connection
            learn to use my tablet                              | digital-access
            no heat, the hydro was cut off                      | utilities
            je bois trop                                        | substance-use
            I look after my wife and need a break               | caregiver-support
            he's lonly, no one ever comes by                    | social-connection
            depresion, she cries a lot                          | mental-wellness
            j'veux pu vivre                                     | crisis
            she has been cutting herself                        | crisis
            the soup kitchn on Elm                              | food
            besoin de maneaux d'hiver                           | household-goods
            il dort dans son char                               | homelessness
            on nous a coupé l'hydro                             | utilities
            her nephew is stealing her pension money            | personal-safety,finances
            a medication review with the county agent           |
            """)
    void words(String said, @Nullable String need) {
        assertThat(texts.wanted(said))
                .extracting(Wanted::need)
                .containsExactlyElementsOf(need == null ? List.of() : List.of(need.split(",")));
    }
}

package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.IntFunction;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningResultTest {

    @ParameterizedTest
    @CsvSource({"3, not-lonely", "5, not-lonely", "6, lonely", "9, lonely"})
    void threeAnswersOnLoneliness(int sum, String expected) {
        assertThat(ScreeningResult.ofUcla3(sum)).map(ScreeningResult::code).contains("ucla-3-" + expected);
    }

    @ParameterizedTest
    @CsvSource({"0, negative", "2, negative", "3, positive", "6, positive"})
    void twoAnswersOnMood(int sum, String expected) {
        assertThat(ScreeningResult.ofPhq2(sum)).map(ScreeningResult::code).contains("phq-2-" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, minimal",
        "4, minimal",
        "5, mild",
        "9, mild",
        "10, moderate",
        "14, moderate",
        "15, moderately-severe",
        "19, moderately-severe",
        "20, severe",
        "27, severe"
    })
    void nineAnswersOnMood(int sum, String expected) {
        assertThat(ScreeningResult.ofPhq9(sum)).map(ScreeningResult::code).contains("phq-9-" + expected);
    }

    @Test
    void everySumHasOneResultAndNothingElseHasAny() {
        covers(ScreeningResult::ofUcla3, 3, 9);
        covers(ScreeningResult::ofPhq2, 0, 6);
        covers(ScreeningResult::ofPhq9, 0, 27);
    }

    private static void covers(IntFunction<Optional<ScreeningResult>> screener, int from, int to) {
        for (int sum = -1; sum <= 30; sum++) {
            assertThat(screener.apply(sum).isPresent()).as("sum %d", sum).isEqualTo(sum >= from && sum <= to);
        }
    }

    /** The definitions that people read state the limits that the code applies. */
    @Test
    void theDefinitionsStateTheLimits() {
        assertThat(Generated.one(CodeSystem.class, Systems.SCREENING_RESULT).getConcept())
                .allSatisfy(concept -> {
                    String[] limits = concept.getDefinition()
                            .replaceAll("^Sum of (\\d+) to (\\d+).*$", "$1 $2")
                            .split(" ");
                    for (String limit : limits) {
                        assertThat(of(concept.getCode(), Integer.parseInt(limit)))
                                .map(ScreeningResult::code)
                                .contains(concept.getCode());
                    }
                });
    }

    private static Optional<ScreeningResult> of(String code, int sum) {
        if (code.startsWith("ucla-3")) {
            return ScreeningResult.ofUcla3(sum);
        }
        return code.startsWith("phq-2") ? ScreeningResult.ofPhq2(sum) : ScreeningResult.ofPhq9(sum);
    }
}

package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VocabularyTest {

    private static final Set<String> SAME_IN_BOTH_LANGUAGES = Set.of("sport-program");

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    @TestFactory
    Stream<DynamicTest> everyEnumEqualsItsCodeSystem() {
        return Stream.of(
                equal(Systems.BUSINESS_STATUS, BusinessStatus.values(), BusinessStatus::code),
                equal(Systems.STATUS_REASON, StatusReason.values(), StatusReason::code),
                equal(Systems.PROBLEM, ProblemCode.values(), ProblemCode::code),
                equal(Systems.REFERRAL_EVENT, ReferralEventKind.values(), ReferralEventKind::code),
                equal(Systems.SCREENING_RESULT, ScreeningResult.values(), ScreeningResult::code));
    }

    private static <E> DynamicTest equal(String url, E[] values, Function<E, String> codeOf) {
        return DynamicTest.dynamicTest(url, () -> assertThat(codesOf(url))
                .containsExactlyElementsOf(Arrays.stream(values).map(codeOf).toList()));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeReadsWellInBothLanguages() {
        return Generated.all(CodeSystem.class).stream().flatMap(system -> system.getConcept().stream()
                .map(concept -> DynamicTest.dynamicTest(
                        system.getUrl() + "|" + concept.getCode(), () -> readsWell(system, concept))));
    }

    private static void readsWell(CodeSystem system, ConceptDefinitionComponent concept) {
        String english = display(system.getUrl(), concept.getCode(), Locale.CANADA);
        String french = display(system.getUrl(), concept.getCode(), Locale.CANADA_FRENCH);
        assertThat(english).isNotBlank();
        assertThat(concept.getDefinition()).isNotBlank();
        assertThat(concept.getDesignation()).singleElement().satisfies(designation -> assertThat(
                        designation.getLanguage())
                .isEqualTo(Locale.CANADA_FRENCH.toLanguageTag()));
        assertThat(french).isNotBlank().doesNotContain("'");
        // Many a language is called the same in both.
        if (!SAME_IN_BOTH_LANGUAGES.contains(concept.getCode())
                && !system.getUrl().equals(Systems.SERVICE_LANGUAGE)
                && !system.getUrl().equals(Systems.FEE_TYPE)) {
            assertThat(french).isNotEqualToIgnoringCase(english);
        }
    }

    @Test
    void everyBusinessStatusNamesItsTaskStatus() {
        assertThat(Generated.one(CodeSystem.class, Systems.BUSINESS_STATUS).getConcept())
                .allSatisfy(concept -> assertThat(concept.getProperty())
                        .singleElement()
                        .satisfies(property -> {
                            assertThat(property.getCode()).isEqualTo("task-status");
                            assertThat(property.getValueCodeType().getValue())
                                    .isEqualTo(BusinessStatus.of(concept.getCode())
                                            .orElseThrow()
                                            .taskStatus()
                                            .toCode());
                        }));
    }

    @Test
    void everyKindOfServiceMeetsANeed() {
        assertThat(VOCABULARY.codes(Systems.SERVICE_TYPE))
                .hasSizeGreaterThan(60)
                .allSatisfy(type -> assertThat(VOCABULARY.codes(Systems.NEED))
                        .contains(VOCABULARY.need(type).orElseThrow()));
        assertThat(VOCABULARY.need("food-bank")).hasValue("food");
        assertThat(VOCABULARY.need("food")).isEmpty();
    }

    @Test
    void languagesOtherThanFrenchReadEnglish() {
        assertThat(display(Systems.BUSINESS_STATUS, "waitlisted", Locale.FRENCH))
                .isEqualTo("Sur liste d’attente");
        assertThat(display(Systems.BUSINESS_STATUS, "waitlisted", Locale.GERMAN))
                .isEqualTo("On waitlist");
    }

    @Test
    void whatIsNotOursHasNoDisplay() {
        assertThat(VOCABULARY.display(Systems.BUSINESS_STATUS, "unheard-of", Locale.CANADA))
                .isEmpty();
        assertThat(VOCABULARY.display(Systems.TASK_CODE, "fulfill", Locale.CANADA))
                .isEmpty();
    }

    @Test
    void anUnknownMapIsAProgrammingFault() {
        assertThatThrownBy(() -> VOCABULARY.translate(Systems.NEED, "food"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Systems.NEED);
    }

    private static String display(String system, String code, Locale locale) {
        return VOCABULARY.display(system, code, locale).orElseThrow();
    }

    private static List<String> codesOf(String url) {
        return Generated.one(CodeSystem.class, url).getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .toList();
    }
}

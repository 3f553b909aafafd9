package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrosswalksTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private static final List<String> OURS =
            Arrays.stream(BusinessStatus.values()).map(BusinessStatus::code).toList();

    private static final Set<BusinessStatus> ENDS = Set.of(
            BusinessStatus.DECLINED,
            BusinessStatus.CANCELLED,
            BusinessStatus.COMPLETED,
            BusinessStatus.FAILED,
            BusinessStatus.ENTERED_IN_ERROR);

    private static final List<String> NEEDS = Generated.one(CodeSystem.class, Systems.NEED).getConcept().stream()
            .map(ConceptDefinitionComponent::getCode)
            .toList();

    /** The categories of HL7 Gravity, as the value set that we bind lists them. */
    private static final List<String> SDOH_CATEGORIES = Generated.one(
                    ValueSet.class, Systems.CANONICAL + "/ValueSet/sdoh-category")
            .getCompose()
            .getIncludeFirstRep()
            .getConcept()
            .stream()
            .map(ConceptReferenceComponent::getCode)
            .toList();

    /** A need does not say what a screener found. */
    private static final List<String> ONE_WAY =
            List.of(Crosswalks.SCREENING_RESULT_TO_NEED, Crosswalks.SCREENING_RESULT_TO_SDOH_CATEGORY);

    /** Two maps of opposite direction, with every code that each side has. */
    record Crosswalk(String there, List<String> sources, String back, List<String> targets) {}

    static List<Crosswalk> crosswalks() {
        return List.of(
                new Crosswalk(
                        Crosswalks.BUSINESS_STATUS_TO_REFERRAL_STATUS,
                        OURS,
                        Crosswalks.REFERRAL_STATUS_TO_BUSINESS_STATUS,
                        List.of("P", "A", "R", "E")),
                new Crosswalk(
                        Crosswalks.BUSINESS_STATUS_TO_GRAVITY,
                        OURS,
                        Crosswalks.TASK_STATUS_TO_BUSINESS_STATUS,
                        Stream.of(TaskStatus.values())
                                .filter(status -> status != TaskStatus.NULL)
                                .map(TaskStatus::toCode)
                                .toList()),
                new Crosswalk(
                        Crosswalks.BUSINESS_STATUS_TO_BSER,
                        OURS,
                        Crosswalks.BSER_TO_BUSINESS_STATUS,
                        List.of("2.0", "3.0", "4.0", "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.2", "6.0", "7.0")),
                new Crosswalk(
                        Crosswalks.BUSINESS_STATUS_TO_CA_EREC,
                        OURS,
                        Crosswalks.CA_EREC_TO_BUSINESS_STATUS,
                        List.of(
                                "awaiting-triage",
                                "awaiting-booking",
                                "booked",
                                "cancelled-by-patient",
                                "cancelled-by-patient-other",
                                "cancelled-by-performer",
                                "cancelled-by-performer-other",
                                "cancelled-by-health-system",
                                "cancelled-by-health-system-other",
                                "rejected-by-performer",
                                "completed-with-advice")),
                new Crosswalk(Crosswalks.BUSINESS_STATUS_TO_OBX, OURS, Crosswalks.OBX_TO_BUSINESS_STATUS, OURS),
                new Crosswalk(
                        Crosswalks.NEED_TO_SDOH_CATEGORY, NEEDS, Crosswalks.SDOH_CATEGORY_TO_NEED, SDOH_CATEGORIES),
                new Crosswalk(
                        Crosswalks.NEED_TO_SERVICE_CATEGORY,
                        NEEDS,
                        Crosswalks.SERVICE_CATEGORY_TO_NEED,
                        IntStream.rangeClosed(1, 38).mapToObj(String::valueOf).toList()),
                new Crosswalk(
                        Crosswalks.REQUEST_PRIORITY_TO_REFERRAL_PRIORITY,
                        Stream.of(ServiceRequestPriority.values())
                                .filter(priority -> priority != ServiceRequestPriority.NULL)
                                .map(ServiceRequestPriority::toCode)
                                .toList(),
                        Crosswalks.REFERRAL_PRIORITY_TO_REQUEST_PRIORITY,
                        List.of("S", "A", "R")));
    }

    @Test
    void everyCompiledMapIsLoadedAndPaired() {
        assertThat(Generated.all(ConceptMap.class))
                .extracting(ConceptMap::getUrl)
                .containsExactlyInAnyOrderElementsOf(Crosswalks.ALL)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ONE_WAY.stream(),
                                crosswalks().stream()
                                        .flatMap(crosswalk -> Stream.of(crosswalk.there(), crosswalk.back())))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("crosswalks")
    void everyCodeOfBothSidesIsDecidedAndLeadsToACodeOfTheOther(Crosswalk crosswalk) {
        decidesEach(crosswalk.there(), crosswalk.sources(), crosswalk.targets());
        decidesEach(crosswalk.back(), crosswalk.targets(), crosswalk.sources());
    }

    private static void decidesEach(String map, List<String> from, List<String> to) {
        assertThat(elements(map)).extracting(SourceElementComponent::getCode).containsExactlyInAnyOrderElementsOf(from);
        assertThat(elements(map)).allSatisfy(element -> assertThat(element.getTarget())
                .singleElement()
                .satisfies(target -> {
                    if (target.getEquivalence() == ConceptMapEquivalence.UNMATCHED) {
                        assertThat(target.getCode()).isNull();
                        assertThat(target.getComment()).isNotBlank();
                    } else {
                        assertThat(target.getCode()).isIn(to);
                    }
                }));
    }

    @Test
    void everyScreeningResultIsDecided() {
        List<String> results = Arrays.stream(ScreeningResult.values())
                .map(ScreeningResult::code)
                .toList();
        decidesEach(Crosswalks.SCREENING_RESULT_TO_NEED, results, NEEDS);
        decidesEach(Crosswalks.SCREENING_RESULT_TO_SDOH_CATEGORY, results, SDOH_CATEGORIES);
    }

    /** Whether one goes to the category at once or by way of the need. */
    @ParameterizedTest
    @EnumSource(ScreeningResult.class)
    void aFindingLeadsToTheCategoryOfItsNeed(ScreeningResult result) {
        assertThat(VOCABULARY.translate(Crosswalks.SCREENING_RESULT_TO_SDOH_CATEGORY, result.code()))
                .isEqualTo(thereAndBack(
                        Crosswalks.SCREENING_RESULT_TO_NEED, Crosswalks.NEED_TO_SDOH_CATEGORY, result.code()));
    }

    @Test
    void lonelinessLeadsToSocialConnection() {
        assertThat(VOCABULARY.translate(
                        Crosswalks.SCREENING_RESULT_TO_NEED,
                        ScreeningResult.ofUcla3(7).orElseThrow().code()))
                .contains("social-connection");
    }

    /** The 211 taxonomy is licensed: no map begins or ends there. */
    @Test
    void noMapTouchesALicensedTaxonomy() {
        assertThat(Generated.all(ConceptMap.class))
                .flatMap(ConceptMap::getGroup)
                .extracting(ConceptMapGroupComponent::getSource, ConceptMapGroupComponent::getTarget)
                .allSatisfy(systems -> assertThat(systems.toList()).doesNotContain(Systems.TAXONOMY_211));
    }

    @ParameterizedTest
    @MethodSource("crosswalks")
    void theTwoDirectionsNameTheSameSystems(Crosswalk crosswalk) {
        ConceptMapGroupComponent there = group(crosswalk.there());
        ConceptMapGroupComponent back = group(crosswalk.back());
        assertThat(there.getSource()).isEqualTo(back.getTarget());
        assertThat(there.getTarget()).isEqualTo(back.getSource());
    }

    @ParameterizedTest
    @MethodSource("crosswalks")
    void whatIsCalledEquivalentComesBackUnchanged(Crosswalk crosswalk) {
        comesBack(crosswalk.there(), crosswalk.back());
        comesBack(crosswalk.back(), crosswalk.there());
    }

    private static void comesBack(String there, String back) {
        assertThat(elements(there))
                .filteredOn(element -> element.getTargetFirstRep().getEquivalence() == ConceptMapEquivalence.EQUIVALENT)
                .isNotEmpty()
                .allSatisfy(element ->
                        assertThat(thereAndBack(there, back, element.getCode())).contains(element.getCode()));
    }

    @ParameterizedTest
    @MethodSource("crosswalks")
    void theOtherSideSeesTheSameStateAfterARoundTrip(Crosswalk crosswalk) {
        assertThat(crosswalk.sources()).allSatisfy(code -> {
            Optional<String> seen = VOCABULARY.translate(crosswalk.there(), code);
            assertThat(seen.flatMap(theirs -> thereAndBack(crosswalk.back(), crosswalk.there(), theirs)))
                    .isEqualTo(seen);
        });
    }

    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void gravityPeersSeeTheTaskStatusExceptReceived(BusinessStatus state) {
        TaskStatus expected = state == BusinessStatus.RECEIVED ? TaskStatus.REQUESTED : state.taskStatus();
        assertThat(VOCABULARY.translate(Crosswalks.BUSINESS_STATUS_TO_GRAVITY, state.code()))
                .contains(expected.toCode());
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NULL", "READY"})
    void aBareTaskStatusMeansItsPlainestState(TaskStatus status) {
        assertThat(VOCABULARY.translate(Crosswalks.TASK_STATUS_TO_BUSINESS_STATUS, status.toCode()))
                .isEqualTo(BusinessStatus.plainestOf(status).map(BusinessStatus::code));
    }

    /** RF1-1 alone cannot say it: it has no code for a completed referral. */
    @ParameterizedTest
    @EnumSource(BusinessStatus.class)
    void noGuideTakesAnEndForAnOpenState(BusinessStatus state) {
        assertThat(crosswalks())
                .filteredOn(crosswalk -> crosswalk.sources().equals(OURS))
                .filteredOn(crosswalk -> !crosswalk.there().equals(Crosswalks.BUSINESS_STATUS_TO_REFERRAL_STATUS))
                .allSatisfy(crosswalk -> assertThat(
                                thereAndBack(crosswalk.there(), crosswalk.back(), state.code())
                                        .flatMap(BusinessStatus::of)
                                        .stream())
                        .allSatisfy(
                                returned -> assertThat(ENDS.contains(returned)).isEqualTo(ENDS.contains(state))));
    }

    @Test
    void everyCodeSystemHasItsValueSet() {
        assertThat(Generated.all(CodeSystem.class)).allSatisfy(system -> {
            assertThat(system.getValueSet()).isEqualTo(system.getUrl().replace("/CodeSystem/", "/ValueSet/"));
            assertThat(Generated.one(ValueSet.class, system.getValueSet())
                            .getCompose()
                            .getInclude())
                    .singleElement()
                    .satisfies(include -> assertThat(include.getSystem()).isEqualTo(system.getUrl()));
        });
    }

    /** A value set of another guide's codes lists each of them, so that its package is not needed. */
    @Test
    void borrowedCodesReadInBothLanguages() {
        assertThat(Generated.all(ValueSet.class))
                .flatMap(set -> set.getCompose().getInclude())
                .filteredOn(include -> !include.getSystem().startsWith(Systems.CANONICAL))
                .isNotEmpty()
                .allSatisfy(
                        include -> assertThat(include.getConcept()).isNotEmpty().allSatisfy(concept -> {
                            assertThat(concept.getDisplay()).isNotBlank();
                            assertThat(concept.getDesignation()).singleElement().satisfies(designation -> {
                                assertThat(designation.getLanguage()).isEqualTo("fr-CA");
                                assertThat(designation.getValue()).isNotBlank().doesNotContain("'");
                            });
                        }));
    }

    private static Optional<String> thereAndBack(String first, String second, String code) {
        return VOCABULARY.translate(first, code).flatMap(target -> VOCABULARY.translate(second, target));
    }

    private static List<SourceElementComponent> elements(String map) {
        return group(map).getElement();
    }

    private static ConceptMapGroupComponent group(String map) {
        return Generated.one(ConceptMap.class, map).getGroupFirstRep();
    }
}

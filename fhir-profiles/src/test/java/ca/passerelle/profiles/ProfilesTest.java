package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every profile reads well, explains what it demands, and has an example. Whether the examples conform, the gateway's validator tells. */
class ProfilesTest {

    private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";

    private static final List<StructureDefinition> COMPILED = Generated.all(StructureDefinition.class).stream()
            .filter(definition -> !definition.getType().equals("Extension"))
            .toList();

    private static final List<DomainResource> EXAMPLES = Generated.examples();

    @Test
    void everyNameInTheCodeHasItsProfile() {
        assertThat(COMPILED)
                .extracting(StructureDefinition::getUrl)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Profile.values()).map(Profile::url).toList());
    }

    /** R4 itself is the parent: nothing has to be fetched to validate. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void theParentIsOfR4AndTheRulesRestatedAreNamed(Profile profile) {
        StructureDefinition definition = Generated.one(StructureDefinition.class, profile.url());
        assertThat(definition.getType()).isEqualTo(profile.type());
        assertThat(definition.getBaseDefinition()).isEqualTo(FHIR + profile.type());
        assertThat(definition.getPurpose()).isNotBlank();
        assertThat(definition.getDescription()).isNotBlank();
        assertThat(French.of(definition.getTitleElement())).isNotBlank().doesNotContain("'");
        assertThat(French.of(definition.getDescriptionElement())).isNotBlank().doesNotContain("'");
    }

    @TestFactory
    Stream<DynamicTest> everyMustSupportIsExplained() {
        return COMPILED.stream().flatMap(definition -> definition.getDifferential().getElement().stream()
                .filter(ElementDefinition::getMustSupport)
                .map(element ->
                        DynamicTest.dynamicTest(definition.getIdElement().getIdPart() + " " + element.getId(), () -> {
                            assertThat(element.getShort()).isNotBlank();
                            assertThat(French.of(element.getShortElement()))
                                    .isNotBlank()
                                    .doesNotContain("'");
                            assertThat(element.getComment()).isNotBlank();
                        })));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileHasMustSupportsAndAnExample(Profile profile) {
        assertThat(Generated.one(StructureDefinition.class, profile.url())
                        .getDifferential()
                        .getElement())
                .anyMatch(ElementDefinition::getMustSupport);
        assertThat(EXAMPLES).anyMatch(example -> profileOf(example).equals(profile.url()));
    }

    @Test
    void everyExampleNamesOneProfileOfOurs() {
        assertThat(EXAMPLES).isNotEmpty().allSatisfy(example -> {
            assertThat(example.getMeta().getProfile()).hasSize(1);
            assertThat(Arrays.stream(Profile.values()).map(Profile::url)).contains(profileOf(example));
            assertThat(example.getIdElement().getIdPart()).startsWith("example-");
        });
    }

    /** Telephone numbers and addresses of examples are of the kind that nobody has. */
    @Test
    void theExamplesAreOfInventedPeople() {
        assertThat(EXAMPLES).extracting(Generated::json).allSatisfy(json -> assertThat(json)
                .doesNotContainPattern("\\+1-\\d{3}-(?!555-01)\\d{3}-\\d{4}")
                .doesNotContainPattern("@(?![\\w.]*example\\.org)[\\w.]+"));
    }

    private static String profileOf(DomainResource example) {
        return example.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .findFirst()
                .orElse("");
    }
}

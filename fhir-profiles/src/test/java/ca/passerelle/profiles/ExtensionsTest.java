package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** Every extension that the code writes is defined, and nothing else is. */
class ExtensionsTest {

    private static final String OURS = Systems.CANONICAL + "/StructureDefinition/";

    private static final List<StructureDefinition> DEFINED = Generated.all(StructureDefinition.class).stream()
            .filter(definition -> definition.getType().equals("Extension"))
            .toList();

    @Test
    void everyNameInTheCodeHasItsDefinition() {
        assertThat(DEFINED).extracting(StructureDefinition::getUrl).containsExactlyInAnyOrderElementsOf(named());
    }

    @Test
    void everyDefinitionSaysWhereItStandsAndReadsInBothLanguages() {
        assertThat(DEFINED).allSatisfy(definition -> {
            assertThat(definition.getContext()).isNotEmpty();
            assertThat(definition.getTitle()).isNotBlank();
            assertThat(definition.getDescription()).isNotBlank();
            assertThat(French.of(definition.getTitleElement())).isNotBlank().doesNotContain("'");
            assertThat(French.of(definition.getDescriptionElement()))
                    .isNotBlank()
                    .doesNotContain("'");
        });
    }

    /** A value of one type, or parts and no value. */
    @Test
    void everyDefinitionSaysWhatItHolds() {
        assertThat(DEFINED).allSatisfy(definition -> {
            var value = definition.getDifferential().getElement().stream()
                    .filter(element -> element.getId().equals("Extension.value[x]"))
                    .findFirst()
                    .orElseThrow();
            if ("0".equals(value.getMax())) {
                assertThat(definition.getDifferential().getElement())
                        .anyMatch(element -> element.hasSliceName() && element.hasShort());
            } else {
                assertThat(value.getMin()).isEqualTo(1);
                assertThat(value.getType()).hasSize(1);
            }
        });
    }

    private static Set<String> named() {
        return Stream.of(Systems.class, DirectoryExtension.class)
                .flatMap(names -> Arrays.stream(names.getFields()))
                .map(ExtensionsTest::value)
                .filter(url -> url.startsWith(OURS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

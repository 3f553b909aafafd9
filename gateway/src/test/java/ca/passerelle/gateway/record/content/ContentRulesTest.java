package ca.passerelle.gateway.record.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, by the table {@code content/rules.txt}. */
class ContentRulesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ContentCheck CHECK = new ContentCheck(FHIR);
    private static final String BINDING = "required-binding";

    /** What breaks a rule, and where; and the same put right. */
    record Row(String key, String path, String broken, String right) {

        /** The rule that it is about. */
        String rule() {
            return key.equals(BINDING) ? key + " " + path.substring(path.lastIndexOf('.') + 1) : key;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream table =
                Objects.requireNonNull(ContentRulesTest.class.getResourceAsStream("/content/rules.txt"))) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (int i = 0; i < lines.size(); i += 3) {
                String[] head = lines.get(i).split(" ", 2);
                rows.add(
                        new Row(head[0], head[1], after("broken", lines.get(i + 1)), after("right", lines.get(i + 2))));
            }
        }
        return rows;
    }

    private static String after(String word, String line) {
        assertThat(line.strip()).startsWith(word);
        return line.strip().substring(word.length()).strip().replace('\'', '"');
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatBreaksARuleIsFoundWhereItStands(Row row) {
        assertThat(problems(row.broken())).as(row.broken()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo(row.path());
            assertThat(problem.text()).startsWith(row.key() + ": ");
        });
        assertThat(problems(row.right())).as(row.right()).isEmpty();
    }

    /** HAPI's parser takes the inner one for one of the outermost resource, so that no text can show it. */
    @Test
    void aContainedResourceContainsNone() {
        Organization inner = new Organization();
        inner.setName("x").setId("b");
        Patient middle = new Patient();
        middle.addContained(inner).setId("a");
        Patient outer = new Patient();
        outer.addContained(middle);
        assertThat(CHECK.of(outer, "Patient").problems())
                .extracting(Problem::text)
                .anyMatch(text -> text.startsWith("dom-2: "));
    }

    @Test
    void everyRuleHasARow() throws IOException {
        Set<String> tested = rows().stream().map(Row::rule).collect(Collectors.toCollection(HashSet::new));
        tested.add("dom-2");
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(Rules.all().stream()
                        .map(rule -> rule.key().equals(BINDING) ? BINDING + " " + rule.child() : rule.key())
                        .collect(Collectors.toSet()));
    }

    private static List<Problem> problems(String json) {
        Resource resource = (Resource) FHIR.newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false))
                .parseResource(json);
        return CHECK.of(resource, resource.fhirType()).problems();
    }
}

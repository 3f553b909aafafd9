package ca.passerelle.gateway.record.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.fhir.strict.StrictContent;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.testing.Corpus;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What HAPI's instance validator (base R4) calls an error is refused by a write, and nothing else is, but for the differences that are
 * listed.
 */
@GatewayTest
class ValidatorAgreementTest {

    private static final long SEED = 20260131;
    private static final int MUTATIONS = 250;
    private static final OfficialValidator VALIDATOR = new OfficialValidator();

    @Autowired
    private StrictContent strict;

    @Autowired
    private ContentCheck check;

    private Verdicts verdicts = new Verdicts(strict, check);
    private final List<String> disagreements = new ArrayList<>();

    @BeforeEach
    void verdicts() {
        verdicts = new Verdicts(strict, check);
    }

    @Test
    void onEveryRule() throws IOException {
        for (ContentRulesTest.Row row : ContentRulesTest.rows()) {
            compare(row.key(), row.broken());
            compare(row.key(), row.right());
        }
        assertThat(disagreements).isEmpty();
    }

    @Test
    void onTheCorpus() {
        assumeTrue(Corpus.isThere(), "the corpus is not beside the project: its resources were not compared");
        Corpus.documents().stream()
                .filter(document -> Grammar.types().stream().anyMatch(type -> document.text()
                        .substring(0, Math.min(200, document.text().length()))
                        .replace(" ", "")
                        .matches("(?s).*(\"resourceType\":\"" + type.type() + "\"|<" + type.type() + "xmlns).*")))
                .forEach(document -> compare(document.name(), document.text()));
        assertThat(disagreements).isEmpty();
    }

    @Test
    void onMutationsOfSoundResources() throws IOException {
        List<String> sound = new ArrayList<>();
        for (ContentRulesTest.Row row : ContentRulesTest.rows()) {
            sound.add(row.right());
        }
        if (Corpus.isThere()) {
            Corpus.documents().stream()
                    .filter(document -> !document.isXml() && document.text().length() < 20_000)
                    .filter(document -> Grammar.types().stream()
                            .anyMatch(type -> document.text().contains("\"resourceType\":\"" + type.type() + "\"")))
                    .forEach(document -> sound.add(document.text()));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            Mutation mutation = Mutation.of(sound.get(random.nextInt(sound.size())), random);
            compare(mutation.what(), mutation.text());
        }
        assertThat(disagreements).isEmpty();
    }

    @Test
    void everyListedDifferenceOccurs() {
        for (Difference difference : Difference.ALL) {
            String example = difference.example();
            boolean theirs = VALIDATOR.errors(example).stream().anyMatch(error -> difference.explains(error, example));
            boolean ours = verdicts.of(example).stream().anyMatch(difference::explains);
            assertThat(theirs || ours).as(difference.why()).isTrue();
            compare(difference.why(), example);
        }
        assertThat(disagreements).isEmpty();
    }

    private void compare(String what, String text) {
        List<SingleValidationMessage> errors = VALIDATOR.errors(text);
        List<Problem> problems = verdicts.of(text);
        if (errors.isEmpty() == problems.isEmpty()) {
            return;
        }
        List<SingleValidationMessage> theirs = errors.stream()
                .filter(error -> Difference.ALL.stream().noneMatch(difference -> difference.explains(error, text)))
                .toList();
        List<Problem> ours = problems.stream()
                .filter(problem -> Difference.ALL.stream().noneMatch(difference -> difference.explains(problem)))
                .toList();
        if (theirs.isEmpty() != ours.isEmpty()) {
            disagreements.add(what + "\n  validator: "
                    + theirs.stream()
                            .map(error -> error.getLocationString() + " " + error.getMessage())
                            .toList()
                    + "\n  write:     " + ours
                    + (text.length() < 2000 ? "\n  " + text : ""));
        }
    }
}

package ca.passerelle.routes.emr.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that the world wrote, from a folder beside the project ({@code $CORPUS}); without it the tests are skipped and say so. */
class MessageCorpusTest {

    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("CORPUS", "../../shared/corpus"), "fhir");

    @BeforeEach
    void corpus() {
        assumeTrue(Files.isDirectory(FOLDER), "no corpus at " + FOLDER.toAbsolutePath());
    }

    @Test
    void takesWhatOceanSends() throws IOException {
        Outcome.Mapped<MappedMessage> mapped = mapped("ocean/ereferral_miscellaneous.pseudonymised.json");
        assertThat(types(mapped))
                .contains("Patient", "ServiceRequest", "Task", "DocumentReference", "QuestionnaireResponse");
        assertThat(mapped.notes())
                .filteredOn(note -> note.kind() == Note.Kind.REPAIRED)
                .hasSizeGreaterThan(10);
    }

    @Test
    void takesTheReferralMessageOfBser() throws IOException {
        Outcome.Mapped<MappedMessage> mapped =
                mapped("bser/Bundle-bundle-bser-referral-message-bundle-eve-everywoman.json");
        assertThat(types(mapped)).contains("Patient", "ServiceRequest", "Task", "DocumentReference");
    }

    @Test
    void saysThatBarsIsAnotherProtocol() throws IOException {
        List<ProblemCode> codes = Messages.map(text("bars-api/1.4.0/process_message__POST-body.json"), "")
                .fold(mapped -> List.<ProblemCode>of(), rejected -> rejected.problems().stream()
                        .map(Problem::code)
                        .toList());
        assertThat(codes).containsExactly(ProblemCode.UNSUPPORTED_EVENT);
    }

    private static Outcome.Mapped<MappedMessage> mapped(String file) throws IOException {
        return Messages.map(text(file), "").fold(mapped -> mapped, rejected -> {
            throw new AssertionError(file + " " + rejected.problems());
        });
    }

    private static List<String> types(Outcome.Mapped<MappedMessage> mapped) {
        return mapped.value().steps().get(0).bundle().getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}

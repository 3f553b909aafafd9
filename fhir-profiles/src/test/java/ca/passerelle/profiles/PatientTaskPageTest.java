package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PatientTaskPageTest {

    private static final Path PAGE = Path.of("docs", "patient-tasks.md");

    @Test
    void thePageSaysWhatTheTablesSay() throws IOException {
        String expected = PatientTaskPage.of(PatientTransitions.load(), PatientEndings.load(), ClockPolicy.defaults());
        if (Boolean.getBoolean("passerelle.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).exists().content().isEqualTo(expected);
    }
}

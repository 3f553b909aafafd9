package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransitionsPageTest {

    private static final Path PAGE = Path.of("docs", "transitions.md");

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String expected = TransitionsPage.of(TransitionTable.load(), Vocabulary.load());
        if (Boolean.getBoolean("passerelle.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).exists().content().isEqualTo(expected);
    }
}

package ca.passerelle.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

class ProfilesPageTest {

    private static final Path PAGE = Path.of("docs", "profiles.md");

    @Test
    void thePageSaysWhatTheDefinitionsSay() throws IOException {
        String expected = ProfilesPage.of(Generated.all(StructureDefinition.class), Generated.examples());
        if (Boolean.getBoolean("passerelle.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).exists().content().isEqualTo(expected);
    }
}

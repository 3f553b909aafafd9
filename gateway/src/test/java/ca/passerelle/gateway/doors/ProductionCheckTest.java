package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real gateway refuses to start with. */
class ProductionCheckTest {

    private static final List<String> SECRET = List.of("4f0c2a51d8");
    private static final String HTTPS = "https://referrals.example.org";

    @Test
    void startsWithNothingOfTheSandbox() {
        assertThat(ProductionCheck.reasons(SECRET, false, HTTPS)).isEmpty();
        assertThat(ProductionCheck.reasons(List.of(), false, "http://localhost:8080"))
                .isEmpty();
        assertThat(ProductionCheck.reasons(List.of(), false, "http://127.0.0.1:8080"))
                .isEmpty();
    }

    @Test
    void refusesTheSandboxesDatabase() {
        assertThat(ProductionCheck.reasons(SECRET, true, HTTPS))
                .singleElement()
                .asString()
                .contains("sandbox_capture");
    }

    @Test
    void refusesATokenThatEverybodyKnowsWithoutQuotingIt() {
        assertThat(ProductionCheck.reasons(List.of("4f0c2a51d8", "sandbox-vancouver-clinic"), false, HTTPS))
                .singleElement()
                .asString()
                .contains("passerelle.partners")
                .doesNotContain("vancouver-clinic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://referrals.example.org",
                "http://localhost.example.org",
                "ftp://localhost",
                "referrals.example.org",
                "https:",
                "",
                "https://a b"
            })
    void refusesAnAddressThatGoesUnencrypted(String publicUrl) {
        assertThat(ProductionCheck.reasons(SECRET, false, publicUrl)).hasSize(1);
    }

    @Test
    void saysAllOfItAtOnce() {
        assertThat(ProductionCheck.reasons(List.of("sandbox-x"), true, "http://a.example.org"))
                .hasSize(3);
    }
}

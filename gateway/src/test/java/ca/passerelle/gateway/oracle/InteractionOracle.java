package ca.passerelle.gateway.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The interactions of FHIR, step by step on both servers: the same status, the same versions, the same effect. */
@GatewayTest
class InteractionOracle {

    @LocalServerPort
    private int port;

    @Test
    void everyInteractionShowsWhatTheOracleShows() {
        Map<String, String> ours = play(Server.gateway(port, "south-clinic"));
        Map<String, String> theirs;
        try (OracleProcess process = new OracleProcess(
                Path.of("target", "oracle-interactions.log"), TestDatabase.create(), "--reuse-millis=0")) {
            theirs = play(Server.oracle(process));
        }
        List<String> defects = new ArrayList<>();
        Set<StepDifference> explained = EnumSet.noneOf(StepDifference.class);
        ours.forEach((step, shown) -> {
            String expected = theirs.getOrDefault(step, "nothing");
            if (!shown.equals(expected)) {
                Optional<StepDifference> known = Stream.of(StepDifference.values())
                        .filter(difference -> difference.explains(step, shown, expected))
                        .findFirst();
                known.ifPresentOrElse(
                        explained::add, () -> defects.add(step + ": " + shown + ", expected " + expected));
            }
        });
        assertThat(defects).as("interactions that show something else").isEmpty();
        assertThat(explained).as("deliberate differences that occur").containsExactly(StepDifference.values());
    }

    private static Map<String, String> play(Server server) {
        Stage stage = new Stage(server);
        InstanceScript.play(stage);
        ConditionScript.play(stage);
        ContentScript.play(stage);
        BundleScript.play(stage);
        return stage.observed();
    }
}

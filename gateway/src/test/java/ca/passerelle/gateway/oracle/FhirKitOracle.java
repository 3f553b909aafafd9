package ca.passerelle.gateway.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client that nobody of ours wrote: fhir-kit-client, from npm. Where there is no Node the test says so. */
@GatewayTest
class FhirKitOracle {

    private static final String PACKAGE = "fhir-kit-client@2.0.3";
    private static final String SCRIPT = "fhir-kit-client.mjs";

    @LocalServerPort
    private int port;

    @Test
    void aProgramOfFhirKitClientWorks() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "js").toAbsolutePath());
        Assumptions.assumeTrue(
                run(folder, Map.of(), List.of("node", "--version")).status() == 0
                        && run(folder, Map.of(), List.of("npm", "--version")).status() == 0,
                "Node and npm are not here: fhir-kit-client was not tried");
        Files.copy(Path.of("src", "test", "js", SCRIPT), folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        Ended installed = run(
                folder, Map.of(), List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE));
        assertThat(installed.status()).as(installed.output()).isZero();
        Ended ended = run(
                folder,
                Map.of(
                        "BASE",
                        "http://127.0.0.1:" + port + "/fhir",
                        "CLINIC_TOKEN",
                        "token-south-clinic",
                        "RECIPIENT_TOKEN",
                        "token-connectors",
                        "RECIPIENT",
                        "Organization/" + Referrals.organization("connectors")),
                List.of("node", SCRIPT));
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("all steps done");
    }

    /** How a program ended, and what it wrote; a status of its own for one that there is not. */
    private record Ended(int status, String output) {}

    private static Ended run(Path folder, Map<String, String> environment, List<String> command)
            throws InterruptedException {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            Path output = Files.createTempFile(folder, "output", ".log");
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            process.destroyForcibly();
            return new Ended(ended ? process.exitValue() : -1, Files.readString(output));
        } catch (IOException e) {
            return new Ended(127, String.valueOf(e.getMessage()));
        }
    }
}

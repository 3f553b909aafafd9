package ca.passerelle.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a sandbox under test a new data folder and ports of its own. */
public final class SandboxSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "sandbox settings",
                        Map.of(
                                "server.port", Ports.free(),
                                "passerelle.mllp.port", Ports.free(),
                                "passerelle.sandbox.emr-port", Ports.free(),
                                "passerelle.sandbox.data", folder().toString(),
                                "passerelle.secret.key", "c2FuZGJveC1rZXktc2FuZGJveC1rZXktc2FuZGJveC0=")));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("passerelle-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ca.passerelle.gateway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Gives the sandbox a key of its own, made at its first start and kept beside its data. Any other profile must be given one. */
public final class SandboxKey implements EnvironmentPostProcessor, Ordered {

    private static final String KEY = "passerelle.secret.key";
    private static final int BYTES = 32;

    /** After the configuration files, which name the data folder. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("sandbox")) && !environment.containsProperty(KEY)) {
            Path file = Path.of(environment.getProperty("passerelle.sandbox.data", "data"), "sandbox.key");
            environment.getPropertySources().addLast(new MapPropertySource("sandbox key", Map.of(KEY, key(file))));
        }
    }

    private static String key(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardCharsets.US_ASCII);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's data folder cannot be used", e);
        }
    }
}

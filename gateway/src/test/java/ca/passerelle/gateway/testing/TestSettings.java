package ca.passerelle.gateway.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a test context its database and its ports. */
public final class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.Address database = TestDatabase.create();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test certificates", Certificates.settings()));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test settings",
                        Map.of(
                                "spring.datasource.url", database.url(),
                                "spring.datasource.username", database.user(),
                                "spring.datasource.password", database.password(),
                                "passerelle.mllp.port", Ports.free(),
                                "passerelle.mllp.tls.port", Ports.free(),
                                "test.emr-port", Ports.free(),
                                "test.hook-port", Ports.free(),
                                "test.message-port", Ports.free())));
    }
}

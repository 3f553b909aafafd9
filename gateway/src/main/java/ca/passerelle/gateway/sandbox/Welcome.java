package ca.passerelle.gateway.sandbox;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything is, once it is there. */
@Component
@Profile("sandbox & !production")
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final SandboxPartners partners;
    private final SandboxProperties properties;
    private final Environment environment;

    Welcome(SandboxPartners partners, SandboxProperties properties, Environment environment) {
        this.partners = partners;
        this.properties = properties;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void say() {
        Places places = new Places(
                environment.getRequiredProperty("passerelle.answer.public-url"),
                environment.getProperty("passerelle.mllp.port", Integer.class, 2575),
                properties.emrPort(),
                Path.of(properties.data()).toAbsolutePath().normalize().toString());
        LOG.info("{}", places.welcome(partners.partners()));
    }
}

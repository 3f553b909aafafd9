package ca.passerelle.gateway.sandbox;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The invented partners, as far as they are told to whoever plays with them.
 *
 * @param partners in the order of the configuration
 */
@ConfigurationProperties("passerelle")
record SandboxPartners(@DefaultValue List<Entry> partners) {

    /** One partner with its public tokens. */
    record Entry(
            String key,
            String kind,
            String nameEn,
            String nameFr,
            @DefaultValue List<String> tokens) {}
}

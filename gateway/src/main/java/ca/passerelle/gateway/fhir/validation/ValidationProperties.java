package ca.passerelle.gateway.fhir.validation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How {@code $validate} works.
 *
 * @param warmUp whether its definitions are loaded right after the start, in the background; otherwise at the first use. They hold about
 *     170 MB of the heap
 * @param concurrent how many validations run at once: each takes a core for a while
 * @param patience how long a request waits for the definitions, or for its turn, before it is told to try again
 */
@ConfigurationProperties("passerelle.fhir.validation")
record ValidationProperties(
        @DefaultValue("false") boolean warmUp,
        @DefaultValue("2") int concurrent,
        @DefaultValue("20s") Duration patience) {}

package ca.passerelle.gateway.doors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rehearsal after a start.
 *
 * @param time how long it takes; zero for none
 */
@ConfigurationProperties("passerelle.rehearsal")
record RehearsalProperties(@DefaultValue("20s") Duration time) {}

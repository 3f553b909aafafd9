package ca.passerelle.gateway.doors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail that the gateway sends. The mail server itself is Spring's {@code spring.mail}.
 *
 * @param from the address that mail comes from; empty while no mail is sent
 */
@ConfigurationProperties("passerelle.mail")
record MailProperties(@DefaultValue("") String from) {}

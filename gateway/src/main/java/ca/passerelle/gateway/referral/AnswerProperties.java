package ca.passerelle.gateway.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links by which people answer.
 *
 * @param publicUrl the address under which people reach the gateway, without a slash at the end
 * @param lifetime how long a link is good for
 */
@ConfigurationProperties("passerelle.answer")
public record AnswerProperties(
        String publicUrl, @DefaultValue("14d") Duration lifetime) {}

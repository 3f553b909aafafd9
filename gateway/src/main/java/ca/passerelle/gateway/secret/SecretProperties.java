package ca.passerelle.gateway.secret;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The installation's key. There is no default: the sandbox makes one of its own, production is given one.
 *
 * @param key 32 random bytes in Base64; everything sealed or signed depends on it
 */
@Validated
@ConfigurationProperties("passerelle.secret")
public record SecretProperties(@NotBlank String key) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "SecretProperties[key=…]";
    }
}

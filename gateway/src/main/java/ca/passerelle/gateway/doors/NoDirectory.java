package ca.passerelle.gateway.doors;

import ca.passerelle.routes.port.Listings;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class NoDirectory {
    @Bean
    @ConditionalOnMissingBean
    Listings listings() {
        return value -> Optional.empty();
    }
}

package ca.passerelle.gateway.doors;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pure code is not allowed to fetch for itself. */
@Configuration
class GatewayBeans {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> messageIds() {
        return UUID::randomUUID;
    }
}

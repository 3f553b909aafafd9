package ca.passerelle.gateway.doors;

import java.time.Clock;
import java.time.ZoneId;
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

    /** In which people read days and times. */
    @Bean
    ZoneId readersZone(DisplayProperties properties) {
        return properties.zone();
    }

    @Bean
    Supplier<UUID> messageIds() {
        return UUID::randomUUID;
    }
}

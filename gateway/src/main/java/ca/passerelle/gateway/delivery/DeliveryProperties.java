package ca.passerelle.gateway.delivery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How delivery works.
 *
 * @param workers how many deliveries are sent at once by this node
 * @param perEndpoint how many of them to one endpoint
 * @param lease how long a node may take to send one before another node takes over; longer than any protocol's time-out
 * @param schedule how long to wait after each failed attempt; when it is used up the lane is parked
 * @param probe how long an endpoint that cannot be reached is left alone before the next try
 * @param allowPrivateAddresses whether notifications may go to the gateway's own network and without TLS; for a sandbox only
 */
@Validated
@ConfigurationProperties("passerelle.delivery")
public record DeliveryProperties(
        @Min(1) @DefaultValue("16") int workers,
        @Min(1) @DefaultValue("4") int perEndpoint,
        @DefaultValue("60s") Duration lease,

        @NotEmpty
        @DefaultValue({"2s", "5s", "15s", "30s", "1m", "5m", "15m", "30m", "1h", "2h", "4h", "8h", "12h", "24h", "24h"})
        List<Duration> schedule,

        @DefaultValue("10s") Duration probe,
        @DefaultValue("false") boolean allowPrivateAddresses) {}

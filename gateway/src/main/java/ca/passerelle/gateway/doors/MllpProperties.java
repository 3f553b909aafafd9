package ca.passerelle.gateway.doors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The MLLP door.
 *
 * @param host address to listen on
 * @param port port to listen on
 * @param maxFrameBytes how large a message may be
 * @param maxConnections how many connections are open at once
 * @param connectTimeout how long a connection of ours may take to open
 * @param answerTimeout how long we wait for an acknowledgement
 */
@Validated
@ConfigurationProperties("passerelle.mllp")
record MllpProperties(
        @DefaultValue("0.0.0.0") String host,
        @Min(1) @Max(65535) @DefaultValue("2575") int port,
        @Min(1024) @DefaultValue("16777216") int maxFrameBytes,
        @Min(1) @DefaultValue("200") int maxConnections,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {}

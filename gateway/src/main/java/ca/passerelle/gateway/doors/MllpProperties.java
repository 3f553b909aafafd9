package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls.ClientCertificate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The MLLP door. It listens where a port is named: in the open, with TLS, or both.
 *
 * @param host address to listen on
 * @param port port in the open; 0 for none
 * @param tls the port with TLS
 * @param maxFrameBytes how large a message may be
 * @param maxHeld bytes of unanswered messages held in memory, in all; one address may have a quarter of it
 * @param maxConnections how many connections are open at once
 * @param maxPerAddress how many of them from one address
 * @param atOncePerAddress how many messages of one address are worked on at once
 * @param frameTime for a message to arrive; a long one gets more
 * @param idleTime after which a silent connection is closed
 * @param connectTimeout how long a connection of ours may take to open
 * @param answerTimeout how long we wait for an acknowledgement, and for ours to be taken
 */
@Validated
@ConfigurationProperties("passerelle.mllp")
record MllpProperties(
        @DefaultValue("0.0.0.0") String host,
        @Min(0) @Max(65535) @DefaultValue("0") int port,
        @Valid @DefaultValue Tls tls,
        @Min(1024) @DefaultValue("16777216") int maxFrameBytes,
        @DefaultValue("128MB") DataSize maxHeld,
        @Min(1) @DefaultValue("200") int maxConnections,
        @Min(1) @DefaultValue("50") int maxPerAddress,
        @Min(1) @DefaultValue("8") int atOncePerAddress,
        @DefaultValue("1m") Duration frameTime,
        @DefaultValue("30m") Duration idleTime,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {

    /**
     * The port with TLS.
     *
     * @param port 0 for none
     * @param bundle which of {@code spring.ssl.bundle} holds the door's key and certificate, and the authorities of its senders
     * @param clientCertificate whether senders show one; who shows one is held to it
     */
    record Tls(
            @Min(0) @Max(65535) @DefaultValue("0") int port,
            @DefaultValue("mllp") String bundle,
            @DefaultValue("REQUIRED") ClientCertificate clientCertificate) {}

    Limits limits() {
        return new Limits(
                maxFrameBytes,
                maxHeld.toBytes(),
                maxConnections,
                maxPerAddress,
                atOncePerAddress,
                frameTime,
                idleTime,
                answerTimeout);
    }
}

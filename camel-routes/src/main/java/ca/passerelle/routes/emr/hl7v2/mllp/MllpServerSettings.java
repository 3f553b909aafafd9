package ca.passerelle.routes.emr.hl7v2.mllp;

import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an MLLP port listens and what it bears.
 *
 * @param host address to bind
 * @param port TCP port
 * @param tls what secures it; empty for a port that speaks in the open
 * @param limits what it bears
 */
public record MllpServerSettings(String host, int port, Optional<ServerTls> tls, Limits limits) {

    public MllpServerSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a TCP port is between 1 and 65535");
        }
    }

    /**
     * What one port bears.
     *
     * @param maxFrameBytes largest message in bytes
     * @param maxHeldBytes bytes of unanswered messages held in memory at the same time, in all; one address may have a quarter of it, but
     *     always one message of the largest size
     * @param maxConnections connections open at the same time; one more is closed at once
     * @param maxPerAddress of them from one address
     * @param atOncePerAddress messages of one address worked on at the same time
     * @param frameTime for a message to arrive, from its first byte; a long one gets more
     * @param idleTime after which a connection on which nothing is said is closed
     * @param answerTime within which the other side takes its answer
     */
    public record Limits(
            int maxFrameBytes,
            long maxHeldBytes,
            int maxConnections,
            int maxPerAddress,
            int atOncePerAddress,
            Duration frameTime,
            Duration idleTime,
            Duration answerTime) {

        /** 16 MiB a message, 128 MiB in all, 200 connections, 50 from one address, 8 at once; a minute, half an hour, 30 s. */
        public static final Limits DEFAULT = new Limits(
                MllpFrameDecoder.DEFAULT_MAX_FRAME_BYTES,
                8L * MllpFrameDecoder.DEFAULT_MAX_FRAME_BYTES,
                200,
                50,
                8,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30));

        public Limits {
            if (maxFrameBytes < 1 || maxConnections < 1 || maxPerAddress < 1 || atOncePerAddress < 1) {
                throw new IllegalArgumentException("the limits of an MLLP port must be positive");
            }
            if (maxHeldBytes < maxFrameBytes) {
                throw new IllegalArgumentException("a message of the largest size must find room");
            }
        }

        long maxHeldOfOne() {
            return Math.max(maxFrameBytes, maxHeldBytes / 4);
        }
    }

    /** All interfaces, in the open, with the usual limits. */
    public static MllpServerSettings onPort(int port) {
        return new MllpServerSettings("0.0.0.0", port, Optional.empty(), Limits.DEFAULT);
    }
}

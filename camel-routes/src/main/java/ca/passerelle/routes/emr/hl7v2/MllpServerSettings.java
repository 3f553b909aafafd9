package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameDecoder;

/**
 * Where the MLLP door listens and what it holds at most.
 *
 * @param host address to bind
 * @param port TCP port
 * @param maxFrameBytes largest message in bytes
 * @param maxConnections connections open at the same time; one more is closed at once
 */
public record MllpServerSettings(String host, int port, int maxFrameBytes, int maxConnections) {

    public MllpServerSettings {
        if (port < 1 || port > 65_535 || maxFrameBytes < 1 || maxConnections < 1) {
            throw new IllegalArgumentException("the MLLP port, frame limit and connection cap must be positive");
        }
    }

    /** All interfaces, frames of 16 MiB, 200 connections. */
    public static MllpServerSettings onPort(int port) {
        return new MllpServerSettings("0.0.0.0", port, MllpFrameDecoder.DEFAULT_MAX_FRAME_BYTES, 200);
    }
}

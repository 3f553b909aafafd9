package ca.passerelle.routes.emr.hl7v2.wire;

import java.time.Duration;

/**
 * What one frame may cost.
 *
 * @param maxBytes largest payload in bytes
 * @param time for a frame to become whole, from its first byte; a long one gets more, at {@value #SLOWEST_BYTES_PER_SECOND} bytes a second
 * @param held where the bytes of frames that are not answered are counted
 */
public record FrameLimits(int maxBytes, Duration time, HeldBytes held) {

    /** No line that carries referrals is slower: 64 kbit/s. */
    static final int SLOWEST_BYTES_PER_SECOND = 8 * 1024;

    public FrameLimits {
        if (maxBytes < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the limits of a frame must be positive");
        }
    }

    /** The time that a frame of which so many bytes have come may have taken. */
    long allowedNanos(int bytes) {
        return time.toNanos() + bytes * (1_000_000_000L / SLOWEST_BYTES_PER_SECOND);
    }
}

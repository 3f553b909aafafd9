package ca.passerelle.routes.port;

import org.jspecify.annotations.Nullable;

/** What came of sending once. */
public sealed interface Attempt {

    /** What was sent, for the journal. */
    byte[] sent();

    /** What came back, if anything did. */
    byte @Nullable [] answer();

    /**
     * Nothing was sent, because the other side takes nothing of this kind.
     *
     * @param code stable code: {@code not-taken}
     */
    record Omitted(String code) implements Attempt {

        @Override
        public byte[] sent() {
            return new byte[0];
        }

        @Override
        public byte @Nullable [] answer() {
            return null;
        }
    }

    /** The other side has it. */
    record Delivered(byte[] sent, byte @Nullable [] answer) implements Attempt {}

    /**
     * The other side does not have it, or did not say so.
     *
     * @param code stable code: {@code unreachable}, {@code timeout}, {@code unavailable} (it said that it can take nothing for now),
     *     {@code refused}, {@code wrong-answer}, {@code gone}, {@code misconfigured} (the endpoint's address or secret is of no use or not
     *     allowed; nothing was sent)
     * @param again whether a later attempt can succeed without a person changing something
     */
    record Failed(byte[] sent, byte @Nullable [] answer, String code, boolean again) implements Attempt {}
}

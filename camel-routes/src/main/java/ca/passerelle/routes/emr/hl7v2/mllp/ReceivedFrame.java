package ca.passerelle.routes.emr.hl7v2.mllp;

import java.util.concurrent.atomic.AtomicBoolean;

/** A frame whose turn it is, with what it occupies until it is dealt with. */
public final class ReceivedFrame {

    private final byte[] payload;
    private final boolean cutOff;
    private final Peer peer;
    private final Runnable whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * @param payload what stood between VT and FS
     * @param cutOff whether that is only the beginning of a frame above the size limit
     * @param whenEnded frees what the frame occupies; run once
     */
    public ReceivedFrame(byte[] payload, boolean cutOff, Peer peer, Runnable whenEnded) {
        this.payload = payload;
        this.cutOff = cutOff;
        this.peer = peer;
        this.whenEnded = whenEnded;
    }

    public byte[] payload() {
        return payload;
    }

    public boolean isCutOff() {
        return cutOff;
    }

    public Peer peer() {
        return peer;
    }

    /** The work on it is done, or was never begun. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            whenEnded.run();
        }
    }
}

package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of frames that are not answered yet, in all and by address, so that no number of half frames fills the memory. */
public final class HeldBytes {

    private final long most;
    private final long mostOfOne;
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentMap<String, Long> byAddress = new ConcurrentHashMap<>();

    /**
     * @param most bytes in all
     * @param mostOfOne bytes of one address
     */
    public HeldBytes(long most, long mostOfOne) {
        if (mostOfOne < 1 || most < mostOfOne) {
            throw new IllegalArgumentException("one address cannot hold more than all");
        }
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** No limit. */
    public static HeldBytes unlimited() {
        return new HeldBytes(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Takes room for more bytes of an address; false when there is none, and then nothing was taken. */
    public boolean take(String address, long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            return false;
        }
        if (byAddress.merge(address, bytes, Long::sum) > mostOfOne) {
            give(address, bytes);
            return false;
        }
        return true;
    }

    /** Gives back what was taken. */
    public void give(String address, long bytes) {
        held.addAndGet(-bytes);
        byAddress.computeIfPresent(address, (any, now) -> now > bytes ? now - bytes : null);
    }

    /** What is held now. */
    public long held() {
        return held.get();
    }
}

package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a listener hears. */
public final class CountingListener implements FrameListener {

    public final AtomicInteger unframed = new AtomicInteger();
    public final AtomicInteger tooLarge = new AtomicInteger();
    public final AtomicInteger incomplete = new AtomicInteger();
    public final AtomicInteger refused = new AtomicInteger();
    public final AtomicInteger unanswered = new AtomicInteger();
    public final AtomicInteger slow = new AtomicInteger();
    public final AtomicInteger idle = new AtomicInteger();
    public final AtomicInteger overloaded = new AtomicInteger();
    public final AtomicInteger insecure = new AtomicInteger();

    @Override
    public void unframed() {
        unframed.incrementAndGet();
    }

    @Override
    public void tooLarge() {
        tooLarge.incrementAndGet();
    }

    @Override
    public void incomplete() {
        incomplete.incrementAndGet();
    }

    @Override
    public void refused() {
        refused.incrementAndGet();
    }

    @Override
    public void unanswered() {
        unanswered.incrementAndGet();
    }

    @Override
    public void slow() {
        slow.incrementAndGet();
    }

    @Override
    public void idle() {
        idle.incrementAndGet();
    }

    @Override
    public void overloaded() {
        overloaded.incrementAndGet();
    }

    @Override
    public void insecure() {
        insecure.incrementAndGet();
    }
}

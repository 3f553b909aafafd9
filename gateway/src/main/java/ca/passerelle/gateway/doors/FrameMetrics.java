package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts MLLP connections that ended without an answer. */
@Component
class FrameMetrics implements FrameListener {

    private final MeterRegistry meters;

    FrameMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void unframed() {
        counter("unframed").increment();
    }

    @Override
    public void tooLarge() {
        counter("too-large").increment();
    }

    @Override
    public void incomplete() {
        counter("incomplete").increment();
    }

    @Override
    public void refused() {
        counter("refused").increment();
    }

    @Override
    public void unanswered() {
        counter("unanswered").increment();
    }

    @Override
    public void slow() {
        counter("slow").increment();
    }

    @Override
    public void idle() {
        counter("idle").increment();
    }

    @Override
    public void overloaded() {
        counter("overloaded").increment();
    }

    @Override
    public void insecure() {
        counter("insecure").increment();
    }

    private Counter counter(String reason) {
        return meters.counter("passerelle.mllp.closed", "reason", reason);
    }
}

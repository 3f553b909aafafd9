package ca.passerelle.routes.emr.hl7v2.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** A bound for one input: what takes longer than this is a hang to whoever waits. */
final class InTime {

    private static final long MOST_MILLIS = 5_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private InTime() {}

    static void run(Runnable work) {
        // Of the thread itself: on a busy machine the clock says nothing.
        long begun = THREADS.getCurrentThreadCpuTime();
        work.run();
        long millis = (THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000;
        if (millis > MOST_MILLIS) {
            throw new AssertionError("one input took " + millis + " ms of CPU time");
        }
    }
}

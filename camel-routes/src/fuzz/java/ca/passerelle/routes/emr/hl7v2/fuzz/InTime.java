package ca.passerelle.routes.emr.hl7v2.fuzz;

/** A bound for one input: what takes longer than this is a hang to whoever waits. */
final class InTime {

    private static final long MOST_MILLIS = 5_000;

    private InTime() {}

    static void run(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (millis > MOST_MILLIS) {
            throw new AssertionError("one input took " + millis + " ms");
        }
    }
}

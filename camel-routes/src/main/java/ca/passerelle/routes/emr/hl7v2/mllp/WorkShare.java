package ca.passerelle.routes.emr.hl7v2.mllp;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Lets at most so many frames of one address be worked on at a time; the others of that address wait, and nobody else does. So a partner
 * that sends on many connections at once cannot take all of the gateway.
 */
final class WorkShare {

    private final int share;
    private final Map<String, Line> lines = new HashMap<>();

    /** @param share frames of one address at a time */
    WorkShare(int share) {
        this.share = share;
    }

    private static final class Line {
        private int working;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
    }

    /** Begins now, or when another of the address has ended. */
    void begin(String address, Runnable work) {
        synchronized (lines) {
            Line line = lines.computeIfAbsent(address, any -> new Line());
            if (line.working == share) {
                line.waiting.add(work);
                return;
            }
            line.working++;
        }
        work.run();
    }

    /** One that had begun has ended. */
    void end(String address) {
        Runnable next = null;
        synchronized (lines) {
            Line line = lines.get(address);
            if (line == null) {
                return;
            }
            next = line.waiting.poll();
            if (next == null && --line.working == 0) {
                lines.remove(address);
            }
        }
        if (next != null) {
            next.run();
        }
    }
}

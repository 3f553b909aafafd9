package ca.passerelle.gateway.load;

import ca.passerelle.gateway.testing.MllpConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Clinics that send HL7 v2 by lasting connections and take the time from when a message should go out to its acknowledgement. */
final class MllpClients {

    private static final double AS_FAST_AS_ANSWERED = 0;

    private final int port;
    private final int connections;
    private final AtomicInteger numbers;

    /** @param numbers where the numbers of messages come from, so that no two are the same */
    MllpClients(int port, int connections, AtomicInteger numbers) {
        this.port = port;
        this.connections = connections;
        this.numbers = numbers;
    }

    /** How many were acknowledged in how long, and how fast. */
    record Result(double seconds, double[] sorted) {

        double perSecond() {
            return sorted.length / seconds;
        }

        double at(double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f/s (%d in %.0f s), acknowledged within p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.0f ms",
                    perSecond(),
                    sorted.length,
                    seconds,
                    at(0.5),
                    at(0.95),
                    at(0.99),
                    at(1));
        }
    }

    /** Each connection sends its next message when the last is acknowledged. */
    Result closedLoop(Duration length, IntFunction<String> message) throws Exception {
        return run(length, AS_FAST_AS_ANSWERED, message);
    }

    /** So many messages a second in all, whatever the answers do: one that finds no connection free counts its waiting. */
    Result atPace(Duration length, double perSecond, IntFunction<String> message) throws Exception {
        return run(length, perSecond, message);
    }

    private Result run(Duration length, double perSecond, IntFunction<String> message) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        AtomicInteger slots = new AtomicInteger();
        long start = System.nanoTime();
        List<Future<List<Double>>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(threads.submit(() -> client(start, length, perSecond, slots, message)));
        }
        threads.shutdown();
        List<Double> millis = new ArrayList<>();
        for (Future<List<Double>> each : all) {
            try {
                millis.addAll(each.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client failed", e.getCause());
            }
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Result((System.nanoTime() - start) / 1e9, sorted);
    }

    private List<Double> client(
            long start, Duration length, double perSecond, AtomicInteger slots, IntFunction<String> message)
            throws IOException {
        List<Double> millis = new ArrayList<>();
        try (MllpConnection connection = new MllpConnection(port)) {
            while (true) {
                long due = perSecond == AS_FAST_AS_ANSWERED
                        ? System.nanoTime()
                        : start + (long) (slots.getAndIncrement() * 1e9 / perSecond);
                if (due - start > length.toNanos()) {
                    return millis;
                }
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                int number = numbers.incrementAndGet();
                String answer = connection.exchange(message.apply(number)).orElse("nothing");
                if (!answer.contains("MSA|AA|")) {
                    throw new IOException("instead of AA came: " + answer);
                }
                millis.add((System.nanoTime() - due) / 1e6);
            }
        }
    }
}

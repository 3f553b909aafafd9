package ca.passerelle.gateway.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** So many clients doing the same for so long, each as fast as it is answered. */
final class Measure {

    private Measure() {}

    /**
     * How often and how fast it was done.
     *
     * @param sorted milliseconds each, in ascending order
     */
    record Result(double seconds, List<Double> sorted) {

        @Override
        public String toString() {
            return "%.0f/s (%d in %.0f s), answered within p50 %.0f ms, p95 %.0f ms, p99 %.0f ms"
                    .formatted(sorted.size() / seconds, sorted.size(), seconds, at(0.5), at(0.95), at(0.99));
        }

        private double at(double part) {
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
        }
    }

    /** One thing that a client does over and over; it fails where it is not answered as it should be. */
    interface Work {
        void once() throws Exception;
    }

    static Result of(int clients, Duration length, IntFunction<Work> client) throws InterruptedException {
        List<Double> millis = new CopyOnWriteArrayList<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        long end = start + length.toNanos();
        IntStream.range(0, clients)
                .forEach(i -> threads.execute(() -> {
                    try {
                        Work work = client.apply(i);
                        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                            work.once();
                            millis.add((System.nanoTime() - begun) / 1e6);
                        }
                    } catch (Exception | AssertionError e) {
                        failures.add(e);
                    }
                }));
        threads.shutdown();
        if (!threads.awaitTermination(length.toSeconds() + 120, TimeUnit.SECONDS) || !failures.isEmpty()) {
            throw new IllegalStateException("a client failed", failures.isEmpty() ? null : failures.get(0));
        }
        return new Result(
                (System.nanoTime() - start) / 1e9, millis.stream().sorted().collect(Collectors.toList()));
    }
}

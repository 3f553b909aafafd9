package ca.passerelle.gateway.load;

import ca.passerelle.gateway.load.HttpLine.Answer;
import ca.passerelle.gateway.load.HttpLine.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many clients, each sending its next request when the last is answered, until so many were sent in all. */
final class ClosedLoop {

    private ClosedLoop() {}

    /** The i-th request, and what becomes of its answer. Called by several threads. */
    interface Work {

        Request request(int i);

        default void answered(int i, Answer answer) {}
    }

    /**
     * What was measured.
     *
     * @param sorted milliseconds of each request as its client saw them, ascending
     * @param statuses how often each HTTP status was answered
     * @param refused the first answer that was not a success; empty if there was none
     */
    record Result(
            int clients,
            double seconds,
            double[] sorted,
            Map<Integer, Integer> statuses,
            double bytesPerAnswer,
            double serverCpu,
            double databaseCpu,
            double clientCpu,
            String refused) {

        double perSecond() {
            return sorted.length / seconds;
        }

        double at(double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1];
        }

        boolean succeeded() {
            return refused.isEmpty();
        }
    }

    private static final class Samples {
        private final double[] millis;
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private int count;
        private long bytes;
        private String refused = "";

        private Samples(int most) {
            millis = new double[most];
        }
    }

    static Result run(Target target, int clients, int requests, Work work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        AtomicInteger next = new AtomicInteger();
        long server = MachineCpu.millis(target.serverPid());
        long database = MachineCpu.treeMillis(target.databasePid());
        long client = clientNanos();
        long start = System.nanoTime();
        List<Future<Samples>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            running.add(threads.submit(() -> client(target, requests, next, work)));
        }
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IllegalStateException("not ended within an hour");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return result(
                clients,
                seconds,
                running,
                (double) (MachineCpu.millis(target.serverPid()) - server) / requests,
                (double) (MachineCpu.treeMillis(target.databasePid()) - database) / requests,
                (clientNanos() - client) / 1e6 / requests);
    }

    private static Samples client(Target target, int requests, AtomicInteger next, Work work) throws IOException {
        Samples samples = new Samples(requests);
        try (HttpLine line = new HttpLine(target.base())) {
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                Request request = work.request(i);
                long begun = System.nanoTime();
                Answer answer = line.send(request);
                samples.millis[samples.count++] = (System.nanoTime() - begun) / 1e6;
                samples.statuses.merge(answer.status(), 1, Integer::sum);
                samples.bytes += answer.body().length;
                if (answer.status() >= 300 && samples.refused.isEmpty()) {
                    samples.refused =
                            request.method() + " " + request.path() + ": " + answer.status() + " " + answer.text();
                }
                work.answered(i, answer);
            }
        }
        return samples;
    }

    private static Result result(
            int clients, double seconds, List<Future<Samples>> ended, double server, double database, double client)
            throws InterruptedException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        double[] all = new double[0];
        long bytes = 0;
        String refused = "";
        for (Future<Samples> future : ended) {
            Samples samples = of(future);
            int before = all.length;
            all = Arrays.copyOf(all, before + samples.count);
            System.arraycopy(samples.millis, 0, all, before, samples.count);
            samples.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            bytes += samples.bytes;
            refused = refused.isEmpty() ? samples.refused : refused;
        }
        Arrays.sort(all);
        double each = all.length == 0 ? 0 : (double) bytes / all.length;
        return new Result(clients, seconds, all, statuses, each, server, database, client, refused);
    }

    private static Samples of(Future<Samples> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
    }

    /** CPU time of this process, which must stay small beside the server's. */
    private static long clientNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

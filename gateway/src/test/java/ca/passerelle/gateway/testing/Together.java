package ca.passerelle.gateway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that begin at the same moment. */
public final class Together {

    private Together() {}

    /** What one client does, by its number from 0. */
    @FunctionalInterface
    public interface Client {

        void run(int number) throws Exception;
    }

    /** Runs them all to their end; the first failure is thrown. */
    public static void run(int clients, Client work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        CyclicBarrier start = new CyclicBarrier(clients);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                ends.add(pool.submit(() -> {
                    start.await();
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}

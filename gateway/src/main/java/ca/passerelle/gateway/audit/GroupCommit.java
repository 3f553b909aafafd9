package ca.passerelle.gateway.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads that each wait for a small commit share one: whoever comes while nobody commits does it for all who came in the meantime.
 * Nobody waits longer than for the commit under way and the next. Each item is committed when {@link #add} returns.
 */
final class GroupCommit<T> {

    private static final int MAX_TOGETHER = 500;

    private final Consumer<List<T>> commit;
    private final Object lock = new Object();
    private final List<Waiting<T>> waiting = new ArrayList<>();
    private boolean committing;

    /** @param commit commits all items, or none when it throws */
    GroupCommit(Consumer<List<T>> commit) {
        this.commit = commit;
    }

    private static final class Waiting<T> {

        private final T item;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(T item) {
            this.item = item;
        }
    }

    /** Commits the item, alone or with others. Throws what its commit threw. */
    void add(T item) {
        Waiting<T> mine = new Waiting<>(item);
        List<Waiting<T>> together;
        synchronized (lock) {
            waiting.add(mine);
            awaitTurn(mine);
            if (mine.done) {
                result(mine);
                return;
            }
            committing = true;
            List<Waiting<T>> some = waiting.subList(0, Math.min(waiting.size(), MAX_TOGETHER));
            together = new ArrayList<>(some);
            some.clear();
        }
        try {
            commit(together);
        } finally {
            synchronized (lock) {
                together.forEach(one -> one.done = true);
                committing = false;
                lock.notifyAll();
            }
        }
        if (!mine.done) {
            throw new IllegalStateException("not committed");
        }
        result(mine);
    }

    private void awaitTurn(Waiting<T> mine) {
        boolean interrupted = false;
        while (committing && !mine.done) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                // The item is on its way: what was promised is kept, and the interruption passed on.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** All at once; if that fails each alone, so that nobody fails for another's item. */
    private void commit(List<Waiting<T>> together) {
        try {
            commit.accept(together.stream().map(one -> one.item).toList());
        } catch (RuntimeException failed) {
            if (together.size() == 1) {
                together.get(0).failure = failed;
                return;
            }
            for (Waiting<T> one : together) {
                commit(List.of(one));
            }
        }
    }

    private static void result(Waiting<?> mine) {
        if (mine.failure != null) {
            throw mine.failure;
        }
    }
}

package ca.passerelle.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final List<List<Integer>> commits = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyItemIsCommittedOnceWhenAddReturns() throws Exception {
        GroupCommit<Integer> group = new GroupCommit<>(commits::add);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> added = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                int item = i;
                added.add(threads.submit(() -> {
                    group.add(item);
                    assertThat(committed()).contains(item);
                }));
            }
            for (Future<?> one : added) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(committed()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void thoseWhoComeWhileOneCommitsShareTheNext() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        GroupCommit<Integer> group = new GroupCommit<>(items -> {
            commits.add(items);
            if (items.contains(0)) {
                begun.countDown();
                await(released);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Future<?> first = threads.submit(() -> group.add(0));
            await(begun);
            List<Future<?>> others = new ArrayList<>();
            List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
            IntStream.rangeClosed(1, 5)
                    .forEach(item -> others.add(threads.submit(() -> {
                        waiting.add(Thread.currentThread());
                        group.add(item);
                    })));
            while (waiting.size() < 5
                    || waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            released.countDown();
            first.get(10, TimeUnit.SECONDS);
            for (Future<?> other : others) {
                other.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(commits).hasSize(2);
        assertThat(commits.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void nobodyFailsForAnothersItem() {
        GroupCommit<Integer> group = new GroupCommit<>(items -> {
            if (items.contains(13)) {
                throw new IllegalArgumentException("thirteen");
            }
            commits.add(items);
        });
        assertThatThrownBy(() -> group.add(13)).hasMessage("thirteen");
        group.add(14);
        assertThat(committed()).containsExactly(14);
    }

    private List<Integer> committed() {
        synchronized (commits) {
            return commits.stream().flatMap(List::stream).toList();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ca.passerelle.gateway.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CPU time and memory as Linux counts them in {@code /proc}, in ticks of ten milliseconds. */
final class MachineCpu {

    private static final int MILLIS_PER_TICK = 10;
    private static final Path PROC = Path.of("/proc");

    private MachineCpu() {}

    /** CPU time of one process; 0 for none. */
    static long millis(long pid) {
        if (pid <= 0) {
            return 0;
        }
        String[] fields = stat(pid);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    /** CPU time of a process, of its children, and of those children that have ended; 0 for none. */
    static long treeMillis(long pid) {
        if (pid <= 0) {
            return 0;
        }
        String[] fields = stat(pid);
        long ended = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK;
        return millis(pid)
                + ended
                + children(pid).stream().mapToLong(MachineCpu::orNothing).sum();
    }

    /** Resident memory now and at its peak, in MB, from {@code VmRSS} or {@code VmHWM}. */
    static long memory(long pid, String name) {
        try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cores that the whole machine had busy over these milliseconds. */
    static double busyCores(long overMillis) {
        long before = busy();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(overMillis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return (double) (busy() - before) * MILLIS_PER_TICK / overMillis;
    }

    private static long busy() {
        try (Stream<String> lines = Files.lines(PROC.resolve("stat"))) {
            List<Long> ticks = Arrays.stream(lines.findFirst().orElseThrow().split("\\s+"))
                    .skip(1)
                    .map(Long::valueOf)
                    .collect(Collectors.toList());
            // user, nice, system, idle, iowait, irq, softirq, steal
            return ticks.get(0) + ticks.get(1) + ticks.get(2) + ticks.get(5) + ticks.get(6) + ticks.get(7);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> children(long parent) {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> isChild(pid, parent))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChild(long pid, long parent) {
        try {
            return Long.parseLong(stat(pid)[1]) == parent;
        } catch (UncheckedIOException ended) {
            return false;
        }
    }

    private static long orNothing(long pid) {
        try {
            return millis(pid);
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    /** Fields from the third on: the second, the name, may hold blanks. */
    private static String[] stat(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

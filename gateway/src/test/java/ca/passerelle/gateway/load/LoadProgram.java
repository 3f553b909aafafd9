package ca.passerelle.gateway.load;

import ca.passerelle.gateway.load.ClosedLoop.Result;
import ca.passerelle.gateway.load.Created.Owner;
import ca.passerelle.gateway.load.HttpLine.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Loads any FHIR R4 server with referrals and measures it, step by step. Needs a JDK alone (and the PostgreSQL driver to look at a
 * database). How to call it, and what each step does: {@code gateway/docs/performance.md}.
 */
public final class LoadProgram {

    private static final int CLIENTS = 8;
    private static final double QUIET_CORES = 0.35;
    private static final int LONGEST_WAIT_FOR_QUIET_SECONDS = Integer.getInteger("load.quiet", 60);

    private final Target target;
    private final Created created;
    private final Report report;
    private final WriteSteps writes;
    private final ReadSteps reads;
    private final List<Owner> owners;
    private final String requester;

    /**
     * @param owners who receives, where the server already knows them; empty to make them
     * @param requester the Organization of whoever writes, as a reference; empty to make it
     */
    LoadProgram(Target target, Path folder, Report report, List<Owner> owners, String requester) throws IOException {
        this.target = target;
        this.created = new Created(folder);
        this.report = report;
        this.writes = new WriteSteps(target, created);
        this.reads = new ReadSteps(target, created);
        this.owners = owners;
        this.requester = requester;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        List<String> steps = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] pair = argument.substring(2).split("=", 2);
                options.put(pair[0], pair[1]);
            } else {
                steps.add(argument);
            }
        }
        String label = options.getOrDefault("label", "server");
        Path folder = Path.of(options.getOrDefault("state", "load-" + label));
        Target target = new Target(
                label,
                URI.create(options.getOrDefault("base", "http://127.0.0.1:8080/fhir")),
                options.getOrDefault("token", ""),
                Long.parseLong(options.getOrDefault("server-pid", "0")),
                Long.parseLong(options.getOrDefault("database-pid", "0")),
                options.getOrDefault("jdbc", ""));
        Report report = new Report(Path.of(options.getOrDefault("out", "load.jsonl")), System.out);
        LoadProgram program = new LoadProgram(
                target,
                folder,
                report,
                options.containsKey("owners") ? owners(Path.of(options.get("owners"))) : List.of(),
                options.getOrDefault("requester", ""));
        for (String step : steps) {
            program.run(step);
        }
    }

    /** @param step its name, and after a colon how many and after another by how many clients, where it takes them */
    void run(String step) throws IOException, InterruptedException, SQLException {
        String[] parts = step.split(":");
        switch (parts[0]) {
            case "setup" -> writes.setUp(owners, requester);
            case "fill" -> fill(number(parts, 1, 1_000));
            case "write" -> write("write", number(parts, 1, 2_000), number(parts, 2, CLIENTS), false);
            case "write-conditional" ->
                write("write, conditional", number(parts, 1, 1_000), number(parts, 2, CLIENTS), true);
            case "move" -> move(number(parts, 1, 1_000), number(parts, 2, CLIENTS));
            case "mix" -> mustSucceed(writes.move(CLIENTS, Integer.MAX_VALUE));
            case "read" -> read(number(parts, 1, 1_000), number(parts, 2, CLIENTS));
            case "by-id" -> read("task by id", number(parts, 1, 1_000), number(parts, 2, CLIENTS));
            case "work-list" -> read("work list", number(parts, 1, 1_000), number(parts, 2, CLIENTS));
            case "busiest" -> read("work list of the busiest", number(parts, 1, 1_000), number(parts, 2, CLIENTS));
            case "bulk" -> new BulkTasks(target.jdbc(), created).fill(number(parts, 1, 1_000_000));
            case "race" -> report.facts(target, "race", writes.race(CLIENTS, number(parts, 1, 50)));
            case "stale" ->
                report.facts(target, "stale", Map.of("millisUntilVisible", reads.millisUntilVisible(writes)));
            case "memory" -> memory();
            case "database" -> database();
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
    }

    /** Writes until there are so many bundles, without measuring. */
    private void fill(int bundles) throws IOException, InterruptedException {
        int missing = bundles - created.referrals().size();
        if (missing > 0) {
            mustSucceed(writes.write(CLIENTS, missing, false));
        }
    }

    private void write(String name, int bundles, int clients, boolean conditional)
            throws IOException, InterruptedException, SQLException {
        DatabaseFigures before = target.jdbc().isEmpty() ? null : DatabaseFigures.of(target.jdbc());
        int tasks = created.referrals().size();
        double busy = quiet();
        report.loop(target, name(name, clients), tasks, busy, writes.write(clients, bundles, conditional));
        if (before != null) {
            report.facts(
                    target,
                    name + ", database",
                    DatabaseFigures.of(target.jdbc()).eachSince(before, bundles));
        }
    }

    private void move(int tasks, int clients) throws IOException, InterruptedException {
        double busy = quiet();
        report.loop(target, name("move", clients), created.referrals().size(), busy, writes.move(clients, tasks));
    }

    private void read(int measured, int clients) throws IOException, InterruptedException {
        for (String kind : reads.kinds().keySet()) {
            read(kind, measured, clients);
        }
    }

    private void read(String kind, int measured, int clients) throws IOException, InterruptedException {
        IntFunction<Request> request = Objects.requireNonNull(reads.kinds().get(kind));
        double busy = quiet();
        Result result = reads.read(request, clients, measured * 3 / 10, measured);
        report.loop(target, name(kind, clients), created.referrals().size(), busy, result);
    }

    private static String name(String step, int clients) {
        return clients == CLIENTS ? step : step + ", " + clients + (clients == 1 ? " client" : " clients");
    }

    private void memory() throws IOException {
        report.facts(
                target,
                "memory",
                Map.of(
                        "residentMb",
                        MachineCpu.memory(target.serverPid(), "VmRSS"),
                        "peakMb",
                        MachineCpu.memory(target.serverPid(), "VmHWM")));
    }

    private void database() throws IOException, SQLException {
        DatabaseFigures now = DatabaseFigures.of(target.jdbc());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bundles", created.referrals().size());
        facts.put("rows", now.rows());
        facts.put("bytes", now.bytes());
        report.facts(target, "database", facts);
    }

    /** Waits until the machine is quiet, though not for ever. Gives the cores that were busy at the end. */
    private static double quiet() {
        double busy = MachineCpu.busyCores(1_000);
        for (int i = 0; i < LONGEST_WAIT_FOR_QUIET_SECONDS / 4 && busy > QUIET_CORES; i++) {
            busy = MachineCpu.busyCores(4_000);
        }
        return busy;
    }

    private static void mustSucceed(Result result) {
        if (!result.succeeded()) {
            throw new IllegalStateException(result.refused());
        }
    }

    /** Lines of an Organization's id and, after a tab, its token. */
    private static List<Owner> owners(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .map(fields -> new Owner(fields[0], fields.length > 1 ? fields[1] : ""))
                .toList();
    }

    private static int number(String[] parts, int index, int otherwise) {
        return parts.length > index ? Integer.parseInt(parts[index]) : otherwise;
    }
}

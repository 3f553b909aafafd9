package ca.passerelle.gateway.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One line of JSON for each step, appended to a file, and one line for people. */
final class Report {

    private final Path file;
    private final PrintStream people;

    Report(Path file, PrintStream people) {
        this.file = file;
        this.people = people;
    }

    /** A closed loop that was measured. */
    void loop(Target target, String step, int tasksBefore, double busyBefore, ClosedLoop.Result result)
            throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("tasksBefore", tasksBefore);
        line.put("busyCoresBefore", busyBefore);
        line.put("clients", result.clients());
        line.put("requests", result.sorted().length);
        line.put("seconds", result.seconds());
        line.put("perSecond", result.perSecond());
        line.put("p50", result.at(0.5));
        line.put("p90", result.at(0.9));
        line.put("p95", result.at(0.95));
        line.put("p99", result.at(0.99));
        line.put("max", result.at(1));
        line.put("serverCpuMs", result.serverCpu());
        line.put("databaseCpuMs", result.databaseCpu());
        line.put("clientCpuMs", result.clientCpu());
        line.put("bytesPerAnswer", result.bytesPerAnswer());
        line.put("statuses", result.statuses());
        write(target, step, line);
        people.printf(
                Locale.ROOT,
                "%-10s %-22s at %6d: %7.1f/s  p50 %6.1f  p95 %6.1f  p99 %6.1f ms | CPU server %5.2f, database %5.2f, client %5.2f ms | %6.0f bytes %s%n",
                target.label(),
                step,
                tasksBefore,
                result.perSecond(),
                result.at(0.5),
                result.at(0.95),
                result.at(0.99),
                result.serverCpu(),
                result.databaseCpu(),
                result.clientCpu(),
                result.bytesPerAnswer(),
                result.statuses());
        if (!result.succeeded()) {
            people.println("    refused: " + result.refused());
        }
    }

    /** Anything else that was found out. */
    void facts(Target target, String step, Map<String, ?> facts) throws IOException {
        write(target, step, facts);
        people.printf(Locale.ROOT, "%-10s %-22s %s%n", target.label(), step, json(facts));
    }

    private void write(Target target, String step, Map<String, ?> more) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("label", target.label());
        line.put("at", Instant.now().toString());
        line.put("step", step);
        line.putAll(more);
        Files.writeString(file, json(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String json(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return json(map);
        }
        if (value instanceof Double number) {
            return number.isNaN() ? "null" : String.format(Locale.ROOT, "%.3f", number);
        }
        return value instanceof Number
                ? value.toString()
                : "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

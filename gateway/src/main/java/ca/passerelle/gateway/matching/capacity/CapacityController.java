package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports of room as a table: columns {@code service} (id of the HealthcareService), {@code available}, {@code maximum}, {@code unit},
 * {@code population}, {@code waitlist}, {@code wait_days}, {@code status}, {@code remark}, {@code as_of}; the first, and one of available and
 * status, must be there. A row that cannot be taken is told with its place, and the next is taken.
 */
@RestController
class CapacityController {

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Capacities capacities;
    private final Clock clock;

    CapacityController(Capacities capacities, Clock clock) {
        this.capacities = capacities;
        this.clock = clock;
    }

    /**
     * What became of a table.
     *
     * @param taken how many rows
     * @param refused the others, by place and code
     */
    record Taken(int taken, List<RefusedRow> refused) {}

    /** A row that was not taken. */
    record RefusedRow(String place, String code, String text) {}

    @PostMapping(path = "/directory/capacity", consumes = "text/csv")
    Taken take(@RequestBody String csv) throws IOException {
        Caller caller = CurrentCaller.get();
        if (csv.length() > MOST_CHARACTERS) {
            throw Refusal.badRequest(
                    "body", ProblemCode.TOO_LARGE, "A table has at most " + MOST_CHARACTERS + " characters.");
        }
        List<RefusedRow> refused = new ArrayList<>();
        int taken = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(true)
                .ofNamedCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            for (NamedCsvRecord row : rows) {
                if (taken + refused.size() == MOST_ROWS) {
                    refused.add(new RefusedRow(
                            place(row, null),
                            ProblemCode.TOO_LARGE.code(),
                            "A table has at most " + MOST_ROWS + " rows."));
                    break;
                }
                try {
                    capacities.add(caller, report(row));
                    taken++;
                } catch (Refusal refusal) {
                    Problem problem = refusal.problems().get(0);
                    refused.add(new RefusedRow(
                            place(row, problem.location()), problem.code().code(), problem.text()));
                }
            }
        } catch (CsvParseException broken) {
            throw Refusal.badRequest("body", ProblemCode.UNREADABLE, "The table cannot be read as CSV.");
        }
        return new Taken(taken, refused);
    }

    private CapacityReport report(NamedCsvRecord row) {
        Map<String, String> values = new LinkedHashMap<>();
        row.getFieldsAsMap().forEach((name, value) -> values.put(name.strip().toLowerCase(Locale.ROOT), value.strip()));
        UUID service = ResourceKey.uuid(values.getOrDefault("service", ""))
                .orElseThrow(() -> Refusal.badRequest(
                        "service", ProblemCode.INVALID_VALUE, "service is the id of a HealthcareService."));
        return new ReportReader(values, clock.instant()).report(service, "CSV");
    }

    private static String place(NamedCsvRecord row, @Nullable String column) {
        return "row " + row.getStartingLineNumber() + (column == null ? "" : " column " + column);
    }
}

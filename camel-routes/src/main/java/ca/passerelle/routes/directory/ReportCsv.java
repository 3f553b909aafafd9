package ca.passerelle.routes.directory;

import ca.passerelle.routes.port.ImportReport;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An import report as a table that a person opens in a spreadsheet, in both languages: first what it came to, then every finding. */
public final class ReportCsv {

    private ReportCsv() {}

    public static String of(ImportReport report) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            write(report, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(ImportReport report, CsvWriter csv) {
        csv.writeRecord("what", "severity", "count", "place", "key", "english", "français");
        csv.writeRecord("state", "", "", "", "", report.state().name(), "");
        count(csv, "created", report.created(), "Records created", "Fiches créées");
        count(csv, "updated", report.updated(), "Records updated", "Fiches modifiées");
        count(csv, "unchanged", report.unchanged(), "Records unchanged", "Fiches inchangées");
        count(csv, "retired", report.retired(), "Records retired", "Fiches retirées");
        count(csv, "held", report.held(), "Retirements held for a person", "Retraits en attente d'une personne");
        count(csv, "quarantined", report.quarantined(), "Records set aside", "Fiches mises de côté");
        for (Map.Entry<String, Integer> rule : new TreeMap<>(report.rules()).entrySet()) {
            Optional<DirectoryRule> known = DirectoryRule.of(rule.getKey());
            csv.writeRecord(
                    rule.getKey(),
                    known.map(r -> r.severity().name()).orElse(""),
                    rule.getValue().toString(),
                    "",
                    "",
                    known.map(DirectoryRule::english).orElse(""),
                    known.map(DirectoryRule::french).orElse(""));
        }
        for (ImportReport.Line line : report.lines()) {
            Optional<DirectoryRule> known = DirectoryRule.of(line.rule());
            csv.writeRecord(
                    line.rule(),
                    line.severity(),
                    "1",
                    harmless(line.place()),
                    harmless(line.key()),
                    known.map(DirectoryRule::english).orElse(""),
                    known.map(DirectoryRule::french).orElse(""));
        }
    }

    private static void count(CsvWriter csv, String what, int count, String english, String french) {
        csv.writeRecord(what, "", Integer.toString(count), "", "", english, french);
    }

    /** A spreadsheet runs what begins like a formula, and keys and file names are a stranger's. */
    private static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}

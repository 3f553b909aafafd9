package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.port.ImportReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings as a report tells them, the gravest first. */
final class ReportLines {

    private ReportLines() {}

    static List<ImportReport.Line> lines(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(finding -> finding.rule().severity()))
                .map(finding -> new ImportReport.Line(
                        finding.rule().id(), finding.rule().severity().name(), finding.place(), finding.key()))
                .toList();
    }

    static Map<String, Integer> rules(Map<DirectoryRule, Integer> counts) {
        Map<String, Integer> rules = new TreeMap<>();
        counts.forEach((rule, count) -> rules.put(rule.id(), count));
        return rules;
    }

    static int quarantined(Map<DirectoryRule, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().severity() == DirectoryRule.Severity.QUARANTINED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}

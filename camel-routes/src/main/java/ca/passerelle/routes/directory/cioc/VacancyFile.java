package ca.passerelle.routes.directory.cioc;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a list of vacancies, as a table or as JSON. */
public final class VacancyFile {

    private final PackageFile file;
    private final PackageLimits limits;
    private final Findings findings;
    private final TablesFromVacancies rows;

    public VacancyFile(PackageFile file, PackageLimits limits, Findings findings, FeedTables tables) {
        this.file = file;
        this.limits = limits;
        this.findings = findings;
        this.rows = new TablesFromVacancies(file.shortName(), tables, findings);
    }

    /** @throws IOException when the file is damaged */
    public void read(TextProbe probe) throws IOException {
        char first = probe.start(file, 4096).strip().charAt(0);
        if (first == '{' || first == '[') {
            json(probe);
        } else {
            csv(probe);
        }
    }

    private void csv(TextProbe probe) throws IOException {
        List<String> columns = new ArrayList<>();
        CsvLines.read(file, probe, limits, findings, new CsvLines.Sink() {
            @Override
            public void header(List<String> names) {
                names.forEach(name -> columns.add(ColumnName.plain(name)));
            }

            @Override
            public void line(long number, List<String> fields) {
                Map<String, String> values = new HashMap<>();
                for (int at = 0; at < Math.min(columns.size(), fields.size()); at++) {
                    values.putIfAbsent(columns.get(at), fields.get(at).strip());
                }
                rows.vacancy(number, values);
            }
        });
    }

    private void json(TextProbe probe) throws IOException {
        ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limits.cellChars())
                        .maxNestingDepth(64)
                        .build())
                .build());
        try (Reader reader = probe.reader(file)) {
            JsonNode root = mapper.readTree(reader);
            JsonNode list = root.isArray() ? root : first(root);
            long number = 0;
            for (JsonNode node : list) {
                number++;
                if (node.isObject()) {
                    Map<String, String> values = new HashMap<>();
                    node.fields()
                            .forEachRemaining(field ->
                                    values.putIfAbsent(ColumnName.plain(field.getKey()), text(field.getValue())));
                    vacancies(node, values, number);
                } else {
                    findings.add(DirectoryRule.RECORD_UNREADABLE, file.shortName() + " row " + number, "");
                }
            }
        } catch (JsonProcessingException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
    }

    /** The vacancies that a record of a service holds, each with what the record says; or the record as one. */
    private void vacancies(JsonNode node, Map<String, String> values, long number) {
        boolean nested = false;
        for (JsonNode list : node) {
            for (JsonNode vacancy : list.isArray() ? list : List.<JsonNode>of()) {
                if (vacancy.isObject()
                        && vacancy.properties().stream().anyMatch(property -> ColumnName.plain(property.getKey())
                                .equals("capacity"))) {
                    Map<String, String> all = new HashMap<>();
                    vacancy.properties()
                            .forEach(property ->
                                    all.put(ColumnName.plain(property.getKey()), text(property.getValue())));
                    values.forEach(all::putIfAbsent);
                    rows.vacancy(number, all);
                    nested = true;
                }
            }
        }
        if (!nested) {
            rows.vacancy(number, values);
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }

    /** The list in an envelope; a lone record is a list of one. */
    private static JsonNode first(JsonNode root) {
        for (JsonNode value : root) {
            if (value.isArray()) {
                return value;
            }
        }
        return new ObjectMapper().createArrayNode().add(root);
    }
}

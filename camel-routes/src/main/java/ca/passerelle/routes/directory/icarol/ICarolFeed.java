package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all files of an iCarol feed, and maps them when the last is read: a record's other levels and languages can stand anywhere. */
public final class ICarolFeed {

    private final PackageLimits limits;
    private final Findings findings;
    private final ICarolEntries entries;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Set<String>> filled = new HashMap<>();

    /** @param language of records that do not say theirs */
    public ICarolFeed(String language, PackageLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
        this.entries = new ICarolEntries(language, findings);
    }

    /** @throws IOException when the file is damaged */
    public void csv(PackageFile file, TextProbe probe) throws IOException {
        String name = file.shortName();
        List<String> columns = new ArrayList<>();
        List<String> header = new ArrayList<>();
        CsvLines.read(file, probe, limits, findings, new CsvLines.Sink() {
            @Override
            public void header(List<String> names) {
                header.addAll(names);
                names.forEach(column -> columns.add(ICarolRecord.plain(column)));
            }

            @Override
            public void line(long number, List<String> fields) {
                row(name, columns, header, number, fields);
            }

            @Override
            public void broken(String place, List<String> begun, Findings findings) {
                Map<String, String> values = new HashMap<>();
                for (int at = 0; at < Math.min(columns.size(), begun.size()); at++) {
                    values.putIfAbsent(columns.get(at), begun.get(at).strip());
                }
                findings.add(DirectoryRule.RECORD_UNREADABLE, place, new ICarolRecord(name, 0, values, asked).key());
            }
        });
    }

    private void row(String file, List<String> columns, List<String> header, long number, List<String> fields) {
        Map<String, String> values = new HashMap<>();
        boolean shifted = false;
        boolean hidden = false;
        for (int at = 0; at < fields.size(); at++) {
            String value = fields.get(at).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (at < columns.size()) {
                values.putIfAbsent(columns.get(at), value);
                hidden |= SecrecyFlag.hides(header.get(at), value);
            } else {
                shifted = true;
            }
        }
        if (values.isEmpty()) {
            return;
        }
        RecordFromJson.hide(values, hidden);
        ICarolRecord record = new ICarolRecord(file, number, values, asked);
        if (shifted) {
            findings.add(DirectoryRule.ROW_SHIFTED, record.place(), record.key());
            return;
        }
        take(record);
    }

    private void take(ICarolRecord record) {
        filled.computeIfAbsent(record.file(), file -> new HashSet<>())
                .addAll(record.values().keySet());
        entries.add(record);
    }

    /** @throws IOException when the file is damaged */
    public void json(PackageFile file, TextProbe probe) throws IOException {
        ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(limits.cellChars())
                        .maxNestingDepth(64)
                        .build())
                .build());
        long[] number = {0};
        try (Reader reader = probe.reader(file);
                JsonParser parser = mapper.createParser(reader)) {
            while (parser.nextToken() != null) {
                values(mapper, parser, file.shortName(), number);
            }
        } catch (JsonProcessingException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
    }

    private void values(ObjectMapper mapper, JsonParser parser, String file, long[] number) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values(mapper, parser, file, number);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            JsonNode node = mapper.readTree(parser);
            JsonNode inner = inner(node);
            for (JsonNode each : inner.isArray() ? inner : List.of(inner)) {
                number[0]++;
                take(new ICarolRecord(file, number[0], RecordFromJson.values(each), asked));
            }
        } else {
            number[0]++;
            findings.add(DirectoryRule.RECORD_UNREADABLE, file + " row " + number[0], "");
        }
    }

    /** Some exports wrap the records in one property. */
    private static JsonNode inner(JsonNode node) {
        for (String wrapper : List.of("records", "resources", "results", "data", "items")) {
            if (node.path(wrapper).isArray() && !node.has("names") && !node.has("ResourceAgencyNum")) {
                return node.path(wrapper);
            }
        }
        return node;
    }

    /** Writes the tables; to be called once, after the last file. */
    public void write(FeedTables tables) {
        entries.write(tables);
        filled.forEach((file, columns) -> columns.stream()
                .filter(column -> !asked.contains(column))
                .sorted()
                .forEach(column -> findings.add(DirectoryRule.COLUMN_IGNORED, file + " column " + column, "")));
    }
}

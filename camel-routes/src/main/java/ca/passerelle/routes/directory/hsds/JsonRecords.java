package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowSink;
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
import java.util.Optional;
import java.util.Set;

/**
 * Reads one JSON file, one record at a time: an array, records one per line, a page, tables by
 * name, or a single record. What a record is follows from the file's name, else from its shape.
 */
final class JsonRecords {

    /** Properties in which programs wrap their records; the specification has the first, Open Referral UK 1 the second. */
    private static final Set<String> PAGES =
            Set.of("contents", "content", "results", "data", "items", "records", "value", "entries", "tables");

    private static final Set<String> SINGLE = Set.of("service", "location", "organization");

    private final PackageFile file;
    private final Findings findings;
    private final ObjectMapper mapper;
    private final JsonRows rows;
    private long number;
    private boolean known;

    JsonRecords(PackageFile file, PackageLimits limits, Findings findings, RowSink sink) {
        this.file = file;
        this.findings = findings;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxStringLength(limits.cellChars())
                .maxNestingDepth(64)
                .build();
        this.mapper = new ObjectMapper(
                JsonFactory.builder().streamReadConstraints(constraints).build());
        this.rows = new JsonRows(file.shortName(), sink);
    }

    void read(TextProbe probe) throws IOException {
        Optional<FeedTable> named = named(file.shortName());
        JsonLines lines = new JsonLines(file, findings, mapper);
        if (lines.is(probe)) {
            lines.read(probe, (record, line) -> {
                number = line - 1;
                record(record, named);
            });
            return;
        }
        try (Reader reader = probe.reader(file);
                JsonParser parser = mapper.createParser(reader)) {
            boolean record = isRecord(probe);
            while (parser.nextToken() != null) {
                if (record && parser.currentToken() == JsonToken.START_OBJECT) {
                    record(mapper.readTree(parser), named);
                } else {
                    value(parser, named);
                }
            }
        } catch (JsonProcessingException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
    }

    /** Whether the file is a single record: it has an id of its own, or names the two things that a join joins. */
    private boolean isRecord(TextProbe probe) throws IOException {
        try (Reader reader = probe.reader(file);
                JsonParser parser = mapper.createParser(reader)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String property = parser.currentName();
                boolean plain = parser.nextToken().isScalarValue();
                if (plain && property.equals("id") || !plain && SINGLE.contains(property)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        }
    }

    private void value(JsonParser parser, Optional<FeedTable> named) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                record(mapper.readTree(parser), named);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, named);
        }
    }

    /** Streams through what can be long (pages, tables); an object that holds neither is a record. */
    private void object(JsonParser parser, Optional<FeedTable> named) throws IOException {
        var record = mapper.createObjectNode();
        boolean container = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String property = parser.currentName();
            boolean plain = parser.nextToken().isScalarValue();
            if (!plain && PAGES.contains(property)) {
                container = true;
                value(parser, named);
            } else if (parser.currentToken() == JsonToken.START_ARRAY
                    && table(property).isPresent()) {
                container = true;
                value(parser, table(property));
            } else {
                record.set(property, mapper.readTree(parser));
            }
        }
        if (!container) {
            record(record, named);
        }
    }

    private void record(JsonNode node, Optional<FeedTable> named) {
        number++;
        Optional<FeedTable> table = named.or(() -> shape(node));
        if (table.isPresent() && node.isObject()) {
            rows.take(table.get(), node, number);
            known = true;
        } else {
            // Among records it is a broken one; alone it is a description of an interface, or the like.
            findings.add(
                    known ? DirectoryRule.RECORD_UNREADABLE : DirectoryRule.FILE_IGNORED,
                    file.shortName() + " row " + number,
                    "");
        }
    }

    /** {@code services.csv} is a table as well: the tabular form of the specification written as one JSON object. */
    private static Optional<FeedTable> table(String property) {
        return FeedTable.named(property.replaceFirst("\\.csv$", ""));
    }

    private static Optional<FeedTable> named(String file) {
        String name = file.replaceFirst("(?i)\\.(nd)?jsonl?$", "")
                .replaceFirst("(?i)_(full|list|minimal|page_?\\d+|\\d+)$", "");
        return FeedTable.named(name);
    }

    /** By properties that one kind of record alone can have. */
    private static Optional<FeedTable> shape(JsonNode node) {
        if (node.has("service") && node.has("location")
                || node.has("service_id") && node.has("location_id") && node.size() < 10) {
            return node.has("number") || node.has("freq") || node.has("code")
                    ? Optional.empty()
                    : Optional.of(FeedTable.SERVICE_AT_LOCATION);
        }
        if (node.has("service_at_locations") || node.has("status") && node.has("name")) {
            return Optional.of(FeedTable.SERVICES);
        }
        if (node.has("location_type") || node.has("latitude")) {
            return Optional.of(FeedTable.LOCATIONS);
        }
        if (node.has("services")
                || node.has("legal_status")
                || node.has("website")
                || node.has("parent_organization_id")) {
            return Optional.of(FeedTable.ORGANIZATIONS);
        }
        return Optional.empty();
    }
}

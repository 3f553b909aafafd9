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

/**
 * Reads one JSON file, one record at a time: an array, records one per line, a page with {@code contents} (UK v1: {@code content}), tables by
 * name, or a single record. What a record is follows from the file's name, else from its shape.
 */
final class JsonRecords {

    private final PackageFile file;
    private final Findings findings;
    private final ObjectMapper mapper;
    private final JsonRows rows;
    private long number;

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
        try (Reader reader = probe.reader(file);
                JsonParser parser = mapper.createParser(reader)) {
            Optional<FeedTable> named = named(file.shortName());
            while (parser.nextToken() != null) {
                value(parser, named);
            }
        } catch (JsonProcessingException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
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

    /** Streams through what can be long (pages, tables) and keeps the rest of the object as one record. */
    private void object(JsonParser parser, Optional<FeedTable> named) throws IOException {
        var record = mapper.createObjectNode();
        boolean container = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String property = parser.currentName();
            parser.nextToken();
            boolean first = record.isEmpty();
            if (property.equals("contents") || property.equals("content")) {
                container = true;
                value(parser, named);
            } else if (parser.currentToken() == JsonToken.START_ARRAY
                    && (container || first)
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
        } else {
            findings.add(DirectoryRule.FILE_IGNORED, file.shortName() + " row " + number, "");
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

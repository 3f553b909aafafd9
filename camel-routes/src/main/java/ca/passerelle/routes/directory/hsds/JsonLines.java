package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.TextProbe;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One record per line (ndjson): a line that is none is set aside, and the next one is read. */
final class JsonLines {

    /** A record with all that hangs on it. */
    private static final int LONGEST = 16_000_000;

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?([^\",}]{1,100})");

    private final PackageFile file;
    private final Findings findings;
    private final ObjectMapper mapper;

    JsonLines(PackageFile file, Findings findings, ObjectMapper mapper) {
        this.file = file;
        this.findings = findings;
        this.mapper = mapper;
    }

    /** Whether the first line is a whole object and another line begins one. */
    boolean is(TextProbe probe) throws IOException {
        try (BufferedReader reader = new BufferedReader(probe.reader(file))) {
            String first = filled(reader);
            if (first == null || !first.startsWith("{") || object(first) == null) {
                return false;
            }
            String second = filled(reader);
            return second != null && second.startsWith("{");
        }
    }

    /**
     * Hands on each record with the number of its line.
     *
     * @throws FeedRefusedException when the last line breaks off, because more may be missing after it
     */
    void read(TextProbe probe, ObjLongConsumer<JsonNode> records) throws IOException {
        try (BufferedReader reader = new BufferedReader(probe.reader(file))) {
            long number = 0;
            boolean broken = false;
            for (String line = line(reader); line != null; line = line(reader)) {
                number++;
                String text = line.strip();
                if (text.isEmpty()) {
                    continue;
                }
                JsonNode record = object(text);
                broken = record == null;
                if (record == null) {
                    Matcher id = ID.matcher(text);
                    findings.add(
                            DirectoryRule.RECORD_UNREADABLE,
                            file.shortName() + " row " + number,
                            id.find() ? id.group(1) : "");
                } else {
                    records.accept(record, number);
                }
            }
            if (broken && !probe.lineEnds()) {
                throw new FeedRefusedException(DirectoryRule.FILE_TRUNCATED, file.shortName());
            }
        }
    }

    private @Nullable JsonNode object(String text) throws IOException {
        try (var parser = mapper.createParser(text)) {
            JsonNode node = mapper.readTree(parser);
            return node != null && node.isObject() && parser.nextToken() == null ? node : null;
        } catch (JsonProcessingException notARecord) {
            return null;
        }
    }

    private @Nullable String filled(Reader reader) throws IOException {
        String line = line(reader);
        while (line != null && line.isBlank()) {
            line = line(reader);
        }
        return line == null ? null : line.strip();
    }

    private @Nullable String line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() >= LONGEST) {
                throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName());
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }
}

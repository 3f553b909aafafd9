package ca.passerelle.routes.directory.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole directory as one record per line in the order of ids: what was known, with what a crawl found put in its place and what is no more
 * left out. The order is always the same, since of two records that tell the same organisation the first one counts.
 */
public final class Snapshot implements AutoCloseable {

    private final Crawl.Found found;
    private final TreeMap<String, JsonNode> changed;
    private final Set<String> written = new HashSet<>();
    private final BufferedWriter out;

    /** @throws IOException when the file cannot be written */
    public Snapshot(Crawl.Found found, Path to) throws IOException {
        this.found = found;
        this.changed = new TreeMap<>(found.changed());
        this.out = Files.newBufferedWriter(to, StandardCharsets.UTF_8);
    }

    /** What was known of a record; in the order of ids. */
    public void known(String id, String line) throws IOException {
        for (Map.Entry<String, JsonNode> record : changed.headMap(id).entrySet()) {
            put(record.getKey(), record.getValue().toString());
        }
        JsonNode now = found.changed().get(id);
        put(id, now == null ? line : now.toString());
        changed.headMap(id, true).clear();
    }

    private void put(String id, String line) throws IOException {
        boolean living = found.living() == null || found.living().contains(id);
        if (living && written.add(id)) {
            out.write(line);
            out.write('\n');
        }
    }

    /** Writes what remains. */
    @Override
    public void close() throws IOException {
        try (out) {
            for (Map.Entry<String, JsonNode> record : changed.entrySet()) {
                put(record.getKey(), record.getValue().toString());
            }
        }
    }
}

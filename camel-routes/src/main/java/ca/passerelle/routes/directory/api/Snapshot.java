package ca.passerelle.routes.directory.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole directory as one record per line: what was known, with what a crawl found put in its place and what is no more left out. */
public final class Snapshot {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Snapshot() {}

    /**
     * @param before the snapshot of the last crawl; null to begin anew
     * @param to an empty file
     * @throws IOException when a file cannot be read or written
     */
    public static void write(@Nullable Path before, Crawl.Found found, Path to) throws IOException {
        Set<String> written = new HashSet<>();
        try (Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            if (before != null) {
                try (BufferedReader lines = Files.newBufferedReader(before, StandardCharsets.UTF_8)) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        String id = JSON.readTree(line).path("id").asText();
                        if (found.living() != null && !found.living().contains(id)) {
                            continue;
                        }
                        JsonNode changed = found.changed().get(id);
                        written.add(id);
                        out.write(changed == null ? line : changed.toString());
                        out.write('\n');
                    }
                }
            }
            for (Map.Entry<String, JsonNode> record : found.changed().entrySet()) {
                boolean living = found.living() == null || found.living().contains(record.getKey());
                if (living && written.add(record.getKey())) {
                    out.write(record.getValue().toString());
                    out.write('\n');
                }
            }
        }
    }
}

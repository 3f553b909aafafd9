package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.Secrets;
import ca.passerelle.routes.directory.wire.PackageLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds of every format and what becomes of them, in folders {@code golden/directory/<format>/<case>}. With {@code -Dgolden.write=true} the
 * expected files are written anew; read the difference before committing it.
 */
class FeedGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/directory");

    static List<Path> cases() throws IOException {
        try (Stream<Path> walk = Files.walk(GOLDEN, 2)) {
            return walk.filter(path -> GOLDEN.relativize(path).getNameCount() == 2)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomes(Path folder) throws IOException {
        Path in;
        try (Stream<Path> files = Files.list(folder)) {
            in = files.filter(file -> file.getFileName().toString().matches("in(\\..*)?"))
                    .findFirst()
                    .orElseThrow();
        }
        String first = read(folder, in);
        assertThat(read(folder, in)).isEqualTo(first);
        Path out = folder.resolve("out.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(out, first);
        }
        assertThat(first).isEqualTo(Files.readString(out));
    }

    private static String read(Path folder, Path in) throws IOException {
        FeedContents contents = FeedReader.read(in, settings(folder.resolve("settings.json")));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node(contents)) + "\n";
    }

    private static FeedSettings settings(Path file) throws IOException {
        if (!Files.exists(file)) {
            return FeedSettings.PLAIN;
        }
        JsonNode json = JSON.readTree(file.toFile());
        return new FeedSettings(
                json.path("language").asText("en"),
                new ColumnMapping(map(json.path("columns")), map(json.path("constants"))),
                Set.of(),
                PackageLimits.DEFAULT);
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new HashMap<>();
        node.fields()
                .forEachRemaining(
                        field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    /** What is empty says nothing and is left out. */
    private static JsonNode node(Object value) {
        if (value instanceof Record record) {
            ObjectNode node = JSON.createObjectNode();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = part(record, component);
                if (part != null && !isEmpty(part)) {
                    node.set(component.getName(), node(part));
                }
            }
            return node;
        }
        if (value instanceof Collection<?> all) {
            ArrayNode node = JSON.createArrayNode();
            Stream<?> parts = all instanceof Set
                    ? all.stream().sorted((a, b) -> a.toString().compareTo(b.toString()))
                    : all.stream();
            parts.forEach(part -> node.add(node(part)));
            return node;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = JSON.createObjectNode();
            map.entrySet().stream()
                    .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                    .forEach(entry -> node.set(entry.getKey().toString(), node(entry.getValue())));
            return node;
        }
        return TextNode.valueOf(value.toString());
    }

    private static boolean isEmpty(Object part) {
        return part instanceof Collection<?> all && all.isEmpty()
                || part instanceof Map<?, ?> map && map.isEmpty()
                || Boolean.FALSE.equals(part)
                || part instanceof Secrets
                || part instanceof Record && node(part).isEmpty();
    }

    private static Object part(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.Systems;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The definitions and examples of {@code fhir-profiles} as one FHIR package, in the form of npm: {@code package/package.json},
 * {@code package/.index.json}, the definitions beside them and the examples below {@code package/example}. The same definitions give the
 * same bytes: names are sorted, times are fixed, and nothing of the machine goes in.
 */
public final class ProfilePackage {

    /** The name under which other packages depend on this one. */
    public static final String NAME = "ca.passerelle.fhir";

    private static final String ROOT = "package/";
    private static final String EXAMPLES = ROOT + "example/";
    private static final String FOLDER = "classpath*:ca/passerelle/profiles/";
    private static final String FHIR_VERSION = "4.0.1";
    private static final int OPERATING_SYSTEM_UNKNOWN = 255;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfilePackage() {}

    /** The archive, gzipped. */
    public static byte[] archive() {
        Map<String, byte[]> definitions = files("package");
        Map<String, byte[]> examples = files("examples");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(bytes, gzip()), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, ROOT + "package.json", json(manifest(version(definitions))));
            addAll(tar, ROOT, definitions);
            addAll(tar, EXAMPLES, examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static GzipParameters gzip() {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOperatingSystem(OPERATING_SYSTEM_UNKNOWN);
        return parameters;
    }

    private static void addAll(TarArchiveOutputStream tar, String folder, Map<String, byte[]> files)
            throws IOException {
        add(tar, folder + ".index.json", json(index(files)));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            add(tar, folder + file.getKey(), file.getValue());
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static ObjectNode manifest(String version) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("name", NAME)
                .put("version", version)
                .put("type", "Conformance")
                .put("title", "Passerelle: profiles and vocabularies for social prescribing in Canada")
                .put(
                        "description",
                        "Profiles, extensions, code systems, value sets, concept maps and operations of the gateway.")
                .put("canonical", Systems.CANONICAL)
                .put("license", "Apache-2.0")
                .put("author", "Passerelle");
        manifest.putArray("fhirVersions").add(FHIR_VERSION);
        manifest.putObject("dependencies").put("hl7.fhir.r4.core", FHIR_VERSION);
        return manifest;
    }

    /** What a reader of packages wants to know of each file without opening it. */
    private static ObjectNode index(Map<String, byte[]> files) throws IOException {
        ObjectNode index = JSON.createObjectNode().put("index-version", 2);
        ArrayNode entries = index.putArray("files");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            JsonNode resource = JSON.readTree(file.getValue());
            ObjectNode entry = entries.addObject().put("filename", file.getKey());
            for (String field : new String[] {"resourceType", "id", "url", "version", "kind", "type"}) {
                if (resource.path(field).isTextual()) {
                    entry.put(field, resource.path(field).asText());
                }
            }
        }
        return index;
    }

    /** All definitions are of one version, which is that of the package. */
    private static String version(Map<String, byte[]> definitions) throws IOException {
        JsonNode first = JSON.readTree(definitions.values().iterator().next());
        return first.path("version").asText();
    }

    private static Map<String, byte[]> files(String folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FOLDER + folder + "/*.json")) {
                try (InputStream content = file.getInputStream()) {
                    files.put(Objects.requireNonNull(file.getFilename()), content.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] json(ObjectNode content) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(content)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}

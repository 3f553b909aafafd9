package ca.passerelle.gateway.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ProfilePackageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSameDefinitionsGiveTheSameBytes() {
        assertThat(ProfilePackage.archive()).isEqualTo(ProfilePackage.archive());
    }

    @Test
    void nothingOfTheMachineGoesIn() throws IOException {
        try (TarArchiveInputStream tar = open(ProfilePackage.archive())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLastModifiedDate()).isEqualTo(new Date(0));
                assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
            }
        }
        // The gzip header: no time of making, no file name.
        byte[] archive = ProfilePackage.archive();
        assertThat(archive[3]).isZero();
        assertThat(List.of(archive[4], archive[5], archive[6], archive[7])).containsOnly((byte) 0);
    }

    @Test
    void unpackedItIsWhatTheServerReads() throws IOException {
        Map<String, byte[]> files = unpack(ProfilePackage.archive());
        assertThat(same(files, "package/", "package")).isPositive();
        assertThat(same(files, "package/example/", "examples")).isPositive();
        List<String> names = new ArrayList<>(files.keySet());
        assertThat(names).startsWith("package/package.json", "package/.index.json");
    }

    /** Counts the files of a folder on the class path, each of which is in the archive as it is. */
    private static int same(Map<String, byte[]> files, String folder, String onTheClassPath) throws IOException {
        Resource[] resources = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:ca/passerelle/profiles/" + onTheClassPath + "/*.json");
        for (Resource resource : resources) {
            assertThat(files.get(folder + resource.getFilename())).isEqualTo(resource.getContentAsByteArray());
        }
        assertThat(files.keySet().stream().filter(name -> name.startsWith(folder) && !name.endsWith("package.json")))
                .filteredOn(name -> name.lastIndexOf('/') == folder.length() - 1)
                .hasSize(resources.length + 1);
        return resources.length;
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        Map<String, byte[]> files = unpack(ProfilePackage.archive());
        for (String folder : List.of("package/", "package/example/")) {
            Map<String, String> ids = new TreeMap<>();
            for (JsonNode entry :
                    JSON.readTree(files.get(folder + ".index.json")).path("files")) {
                JsonNode resource =
                        JSON.readTree(files.get(folder + entry.path("filename").asText()));
                assertThat(entry.path("resourceType")).isEqualTo(resource.path("resourceType"));
                assertThat(entry.path("url")).isEqualTo(resource.path("url"));
                ids.put(entry.path("filename").asText(), entry.path("id").asText());
            }
            assertThat(ids.values()).doesNotContain("");
            assertThat(ids).isNotEmpty();
        }
    }

    /** HL7’s own reader of packages takes it. */
    @Test
    void itIsAPackageOfFhir() throws IOException {
        NpmPackage read = NpmPackage.fromPackage(new ByteArrayInputStream(ProfilePackage.archive()));
        assertThat(read.name()).isEqualTo(ProfilePackage.NAME);
        assertThat(read.version()).isEqualTo("0.1.0");
        assertThat(read.fhirVersion()).isEqualTo("4.0.1");
        assertThat(read.dependencies()).containsExactly("hl7.fhir.r4.core#4.0.1");
        assertThat(read.listResources("StructureDefinition"))
                .hasSizeGreaterThan(40)
                .contains("StructureDefinition-referral-task.json");
        assertThat(read.list("example")).contains("Task-example-referral-task.json");
    }

    private static Map<String, byte[]> unpack(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = open(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(Objects.requireNonNull(entry.getName()), tar.readAllBytes());
            }
        }
        return files;
    }

    private static TarArchiveInputStream open(byte[] archive) throws IOException {
        return new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)));
    }
}

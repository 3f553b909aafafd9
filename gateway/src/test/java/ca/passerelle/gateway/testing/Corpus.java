package ca.passerelle.gateway.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** FHIR resources that the world wrote, from a folder beside the project ({@code $CORPUS}); a test without it says so. */
public final class Corpus {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("CORPUS", "../../shared/corpus"), "fhir");

    private Corpus() {}

    public static boolean isThere() {
        return Files.isDirectory(FOLDER);
    }

    /** One file: its name within the corpus, and what is in it. */
    public record Document(String name, String text) {

        public boolean isXml() {
            return name.endsWith(".xml");
        }

        /** As lenient a reading as there is: for what is known to be sound. */
        public Resource read() {
            IParser parser = isXml() ? FHIR.newXmlParser() : FHIR.newJsonParser();
            return (Resource)
                    parser.setParserErrorHandler(new LenientErrorHandler(false)).parseResource(text);
        }
    }

    public static List<Document> documents() {
        return documents(FOLDER);
    }

    private static List<Document> documents(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".xml"))
                    .sorted()
                    .map(file -> new Document(folder.relativize(file).toString(), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that are known to break R4. */
    public static Set<String> knownInvalid() {
        return text(FOLDER.resolve("KNOWN-INVALID.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .collect(Collectors.toSet());
    }

    /** Every resource that can be read, those within Bundles too. */
    public static List<Resource> resources() {
        return isThere() ? resources(documents()) : List.of();
    }

    /** The resources of our own package. */
    public static List<Resource> ownResources() {
        return resources(documents(Path.of("../fhir-profiles/fsh-generated/resources")));
    }

    private static List<Resource> resources(List<Document> documents) {
        List<Resource> all = new ArrayList<>();
        for (Document document : documents) {
            try {
                collect(document.read(), all);
            } catch (DataFormatException | ClassCastException e) {
                // Known to be invalid: whoever counts, counts the documents.
                continue;
            }
        }
        return all;
    }

    private static void collect(Resource resource, List<Resource> all) {
        all.add(resource);
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> collect(entry.getResource(), all));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ca.passerelle.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;

/** The compiled resources as they are committed. */
final class Generated {

    private static final Path FOLDER = Path.of("fsh-generated", "resources");
    private static final Path EXAMPLES = Path.of("fsh-generated", "examples");

    private Generated() {}

    static <R extends MetadataResource> List<R> all(Class<R> type) {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(type.getSimpleName() + "-"))
                    .sorted()
                    .map(file -> parse(type, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <R extends MetadataResource> R one(Class<R> type, String url) {
        return all(type).stream()
                .filter(resource -> url.equals(resource.getUrl()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not compiled: " + url));
    }

    static List<DomainResource> examples() {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().map(file -> parse(DomainResource.class, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(DomainResource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    private static <R extends DomainResource> R parse(Class<R> type, Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return type.cast(FhirContext.forR4Cached().newJsonParser().parseResource(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ca.passerelle.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;

/** The compiled resources as they are committed. */
final class Generated {

    private static final Path FOLDER = Path.of("fsh-generated", "resources");

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

    private static <R extends MetadataResource> R parse(Class<R> type, Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return FhirContext.forR4Cached().newJsonParser().parseResource(type, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

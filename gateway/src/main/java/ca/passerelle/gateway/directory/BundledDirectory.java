package ca.passerelle.gateway.directory;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Imports a package that is part of the application, such as the sandbox's. It goes the same way as any other. */
@Component
public class BundledDirectory {

    private final DirectoryIntake intake;

    BundledDirectory(DirectoryIntake intake) {
        this.intake = intake;
    }

    /** Imports the CSV files of a folder of the class path as a new state of the feed. */
    public ImportReport take(String feed, String folder) {
        try {
            Path zip = Files.createTempFile("bundled-", ".zip");
            try {
                pack(folder, zip);
                return intake.take(new DirectoryUpload(feed, Channel.DIRECTORY_FOLDER, zip));
            } finally {
                Files.delete(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled directory cannot be read", e);
        }
    }

    private static void pack(String folder, Path zip) throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.csv");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (Resource file : files) {
                packed.putNextEntry(new ZipEntry(Objects.requireNonNull(file.getFilename())));
                try (InputStream in = file.getInputStream()) {
                    in.transferTo(packed);
                }
                packed.closeEntry();
            }
        }
    }
}

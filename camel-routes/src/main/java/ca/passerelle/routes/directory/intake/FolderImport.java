package ca.passerelle.routes.directory.intake;

import ca.passerelle.routes.directory.ReportCsv;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Imports one file of the watched folder. The name of the sub-folder it lies in is the key of its feed; the report is written beside it. When
 * the outcome is unknown nothing is moved, so that the next poll tries again.
 */
public final class FolderImport {

    /** Where the file goes afterwards: {@code .done} or {@code .failed}. */
    static final String OUTCOME = "DirectoryImportOutcome";

    private static final Pattern LANGUAGE = Pattern.compile(".*\\.(en|fr)\\.[^.]+");

    private final DirectoryIntake intake;

    public FolderImport(DirectoryIntake intake) {
        this.intake = intake;
    }

    /** @throws IOException when the report cannot be written */
    public void take(@Header("CamelFileAbsolutePath") String path, @Headers Map<String, Object> headers)
            throws IOException {
        Path file = Path.of(path);
        Path folder = Objects.requireNonNull(file.getParent(), "a polled file lies in a folder");
        String feed = Objects.requireNonNull(folder.getFileName()).toString();
        ImportReport report = intake.take(new DirectoryUpload(feed, Channel.DIRECTORY_FOLDER, file, language(file)));
        write(folder.resolve(file.getFileName() + ".report.csv"), ReportCsv.of(report));
        headers.put(OUTCOME, report.state() == ImportReport.State.REFUSED ? ".failed" : ".done");
    }

    /** {@code monday.fr.zip} holds the French version of a feed that comes in two. */
    private static @Nullable String language(Path file) {
        Matcher matcher = LANGUAGE.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Whole or not at all: somebody may be waiting for the report to appear. */
    private static void write(Path report, String text) throws IOException {
        Path draft = report.resolveSibling("." + report.getFileName());
        Files.writeString(draft, text);
        Files.move(draft, report, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}

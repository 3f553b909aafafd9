package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a person decides about a held run: it is applied as it came, or it is not. */
@Component
class HeldRuns {

    private final RunTable runs;
    private final PackageTable packages;
    private final DirectoryImport imports;

    HeldRuns(RunTable runs, PackageTable packages, DirectoryImport imports) {
        this.runs = runs;
        this.packages = packages;
        this.imports = imports;
    }

    /**
     * Imports the kept package again, with a person's agreement.
     *
     * @throws Refusal CONFLICT when it is not held, or a newer package was applied since
     */
    ImportReport release(String feed, UUID run) {
        RunTable.Taken taken = held(feed, run);
        PackageTable.Held now = packages.held(feed).get(taken.language());
        if (taken.name() == null || now != null && isAfter(now.applied(), taken.started())) {
            throw conflict("A newer package has been applied since.");
        }
        if (!runs.move(run, ImportReport.State.HELD, ImportReport.State.RELEASED)) {
            throw conflict("The import is not held.");
        }
        Path file = packages.unseal(taken.name());
        try {
            return imports.take(new DirectoryUpload(feed, taken.channel(), file, taken.language()), true);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file cannot be deleted", e);
            }
        }
    }

    /** Leaves the directory as it is. */
    void discard(String feed, UUID run) {
        held(feed, run);
        if (!runs.move(run, ImportReport.State.HELD, ImportReport.State.DISCARDED)) {
            throw conflict("The import is not held.");
        }
    }

    private RunTable.Taken held(String feed, UUID run) {
        RunTable.Taken taken = runs.taken(feed, run).orElseThrow(() -> Refusal.notFound("import"));
        if (taken.state() != ImportReport.State.HELD) {
            throw conflict("The import is not held.");
        }
        return taken;
    }

    private static boolean isAfter(Instant one, Instant other) {
        return one.isAfter(other);
    }

    private static Refusal conflict(String text) {
        return new Refusal(Refusal.Kind.CONFLICT, "run", ProblemCode.CONFLICT, text);
    }
}

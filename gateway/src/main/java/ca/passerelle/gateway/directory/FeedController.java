package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.directory.ReportCsv;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports by upload, and their reports. A feed exists for the 211 partner it belongs to, and for nobody else. */
@RestController
class FeedController {

    private static final int NEWEST = 50;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final DirectoryIntake intake;
    private final RunTable runs;
    private final HeldRuns held;
    private final DirectoryProperties properties;

    FeedController(Feeds feeds, DirectoryIntake intake, RunTable runs, HeldRuns held, DirectoryProperties properties) {
        this.feeds = feeds;
        this.intake = intake;
        this.runs = runs;
        this.held = held;
        this.properties = properties;
    }

    /** A form with one file. Answers when the import is over: 201 with the report, or 422 with the report of a refused package. */
    @PostMapping(path = "/directory/feeds/{feed}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportReport> upload(
            @PathVariable String feed,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam("package") MultipartFile file)
            throws IOException {
        requireOwner(feed);
        try (UploadedPackage uploaded = UploadedPackage.of(
                file.getInputStream(), properties.maxPackage().toBytes())) {
            return imported(feed, language(language), uploaded);
        }
    }

    /** The same with the package as the body. */
    @PostMapping(path = "/directory/feeds/{feed}/imports", consumes = "!" + MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportReport> upload(
            @PathVariable String feed,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request)
            throws IOException {
        requireOwner(feed);
        try (UploadedPackage uploaded = UploadedPackage.of(
                request.getInputStream(), properties.maxPackage().toBytes())) {
            return imported(feed, language(language), uploaded);
        }
    }

    @GetMapping(path = "/directory/feeds/{feed}/imports/{run}", produces = MediaType.APPLICATION_JSON_VALUE)
    ImportReport report(@PathVariable String feed, @PathVariable UUID run) {
        return find(feed, run);
    }

    /** The last runs, newest first, without their lines. */
    @GetMapping(path = "/directory/feeds/{feed}/imports", produces = MediaType.APPLICATION_JSON_VALUE)
    List<ImportReport> reports(@PathVariable String feed) {
        requireOwner(feed);
        return runs.newest(feed, NEWEST);
    }

    /** A person agrees to a held run. Answers with the report of the run that applied it. */
    @PostMapping("/directory/feeds/{feed}/imports/{run}/release")
    ResponseEntity<ImportReport> release(@PathVariable String feed, @PathVariable UUID run) {
        requireOwner(feed);
        return answered(feed, held.release(feed, run));
    }

    /** A person does not agree to a held run. */
    @PostMapping("/directory/feeds/{feed}/imports/{run}/discard")
    ResponseEntity<Void> discard(@PathVariable String feed, @PathVariable UUID run) {
        requireOwner(feed);
        held.discard(feed, run);
        return ResponseEntity.noContent().build();
    }

    /** The report as a spreadsheet. */
    @GetMapping(
            path = {"/directory/feeds/{feed}/imports/{run}", "/directory/feeds/{feed}/imports/{run}.csv"},
            produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable String feed, @PathVariable UUID run) {
        return ResponseEntity.ok().contentType(CSV).body(ReportCsv.of(find(feed, run)));
    }

    private ResponseEntity<ImportReport> imported(String feed, @Nullable String language, UploadedPackage uploaded) {
        return answered(
                feed, intake.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, uploaded.path(), language)));
    }

    private static ResponseEntity<ImportReport> answered(String feed, ImportReport report) {
        boolean refused = report.state() == ImportReport.State.REFUSED;
        return ResponseEntity.status(refused ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CREATED)
                .location(URI.create("/directory/feeds/" + feed + "/imports/" + report.run()))
                .body(report);
    }

    /** A package may hold one language of a feed that comes in two. */
    private static @Nullable String language(@Nullable String asked) {
        if (asked == null || asked.equals("en") || asked.equals("fr")) {
            return asked;
        }
        throw Refusal.badRequest("language", ProblemCode.INVALID_VALUE, "The language is en or fr.");
    }

    private ImportReport find(String feed, UUID run) {
        requireOwner(feed);
        return runs.find(feed, run).orElseThrow(() -> Refusal.notFound("import"));
    }

    private void requireOwner(String feed) {
        if (feeds.find(feed, CurrentCaller.get().partner()).isEmpty()) {
            throw Refusal.notFound("feed");
        }
    }
}

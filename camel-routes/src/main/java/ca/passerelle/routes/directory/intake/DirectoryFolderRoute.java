package ca.passerelle.routes.directory.intake;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;

/**
 * Watches a folder with one sub-folder per feed ({@code <folder>/<feed>/<package>.zip}). It does not start by itself: only the node that holds
 * the lease may poll, or two would import the same file.
 */
public final class DirectoryFolderRoute extends RouteBuilder {

    /** By this id the holder of the lease starts and stops it. */
    public static final String ROUTE_ID = "directory-folder";

    private final Path folder;
    private final FolderImport imports;

    public DirectoryFolderRoute(Path folder, FolderImport imports) {
        this.folder = folder;
        this.imports = imports;
    }

    @Override
    public void configure() {
        fromF(
                        "file:%s?recursive=true&minDepth=2&maxDepth=2&include=.*\\.(zip|json|ndjson|jsonl|csv|txt|xml)"
                                + "&exclude=.*\\.report\\.csv&readLock=changed&readLockMinAge=1000&delay=2000"
                                + "&move=${file:parent}/${header.%s}/${date:now:yyyyMMdd-HHmmss}-${file:onlyname}",
                        folder, FolderImport.OUTCOME)
                .routeId(ROUTE_ID)
                .autoStartup(false)
                .bean(imports, "take");
    }
}

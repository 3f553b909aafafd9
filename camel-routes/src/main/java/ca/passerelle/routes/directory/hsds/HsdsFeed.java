package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.hsds.wire.HsdsPackage;
import ca.passerelle.routes.directory.hsds.wire.PackageLimits;
import ca.passerelle.routes.directory.listing.FeedContents;
import java.nio.file.Path;

/** From a file to a cleaned directory. */
public final class HsdsFeed {

    private HsdsFeed() {}

    /**
     * Reads a package of HSDS 1.x to 3.1.
     *
     * @param path a zip or a folder of CSV or JSON, or one JSON file
     * @throws ca.passerelle.routes.directory.FeedRefusedException when nothing of it may be applied
     */
    public static FeedContents read(Path path, PackageLimits limits) {
        Findings findings = new Findings();
        return ListingFromHsds.contents(HsdsPackage.read(path, limits, findings), findings);
    }
}

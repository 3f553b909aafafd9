package ca.passerelle.routes.directory.wire;

/**
 * How much a package may unfold to. A few kilobytes of zip can hold gigabytes of nothing.
 *
 * @param files entries of the package
 * @param expandedBytes all entries together
 * @param fileBytes one entry
 * @param cellChars one value
 */
public record PackageLimits(int files, long expandedBytes, long fileBytes, int cellChars) {

    /** Room for a province (60,000 services in two languages) several times over. */
    public static final PackageLimits DEFAULT =
            new PackageLimits(2_000, 2L * 1024 * 1024 * 1024, 1024L * 1024 * 1024, 1_000_000);
}

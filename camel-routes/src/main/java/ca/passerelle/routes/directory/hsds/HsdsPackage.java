package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the files of an HSDS package into tables. Descriptors are not read: published ones are often wrong about columns. */
public final class HsdsPackage {

    /** Tables that other formats name alike; without these columns it is one of theirs. */
    private static final Set<FeedTable> NAMED =
            Set.of(FeedTable.SERVICES, FeedTable.ORGANIZATIONS, FeedTable.LOCATIONS);

    private final PackageLimits limits;
    private final Findings findings;
    private final FeedTables tables;

    public HsdsPackage(PackageLimits limits, Findings findings, FeedTables tables) {
        this.limits = limits;
        this.findings = findings;
        this.tables = tables;
    }

    /** The table that a CSV file is, by its name, else by columns that one table alone has. */
    public static Optional<FeedTable> table(PackageFile file, List<String> header) {
        String name = file.shortName().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        Set<String> columns = header.stream().map(HsdsPackage::plain).collect(Collectors.toSet());
        return FeedTable.named(dot < 0 ? name : name.substring(0, dot))
                .filter(table -> !NAMED.contains(table) || columns.contains("id") || columns.contains("name"))
                .or(() -> TableShape.of(columns));
    }

    private static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** @throws IOException when the file is damaged */
    public void csv(PackageFile file, TextProbe probe, FeedTable table) throws IOException {
        CsvLines.read(file, probe, limits, findings, new CsvTable(table, file.shortName(), findings, tables));
    }

    /** @throws IOException when the file is damaged */
    public void json(PackageFile file, TextProbe probe) throws IOException {
        new JsonRecords(file, limits, findings, tables).read(probe);
    }
}

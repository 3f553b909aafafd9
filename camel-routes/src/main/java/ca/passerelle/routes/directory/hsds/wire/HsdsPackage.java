package ca.passerelle.routes.directory.hsds.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rows of a package by table, in the order of its files. Descriptors are not read: published ones are often wrong about columns. */
public final class HsdsPackage {

    /** Records that others name by id; a repeated id in these is one record told twice. */
    private static final Set<HsdsTable> KEYED = Set.of(
            HsdsTable.ORGANIZATIONS,
            HsdsTable.PROGRAMS,
            HsdsTable.SERVICES,
            HsdsTable.LOCATIONS,
            HsdsTable.SERVICE_AT_LOCATION,
            HsdsTable.TAXONOMIES,
            HsdsTable.TAXONOMY_TERMS,
            HsdsTable.UNITS);

    private final Map<HsdsTable, Map<String, HsdsRow>> keyed = new EnumMap<>(HsdsTable.class);
    private final Map<HsdsTable, List<HsdsRow>> plain = new EnumMap<>(HsdsTable.class);
    private final Set<HsdsColumns> columns = new LinkedHashSet<>();
    private final Findings findings;

    private HsdsPackage(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param path a zip, a folder, or a single JSON file
     * @throws FeedRefusedException when its end or its meaning is in doubt
     */
    public static HsdsPackage read(Path path, PackageLimits limits, Findings findings) {
        HsdsPackage read = new HsdsPackage(findings);
        try (PackageFiles files = PackageFiles.of(path, limits)) {
            for (PackageFile file : files.files()) {
                read.file(file, limits);
            }
        }
        if (read.rows(HsdsTable.SERVICES).isEmpty()) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_EMPTY, "package");
        }
        return read;
    }

    /** The rows of a table; each id once where other rows refer to it. */
    public Collection<HsdsRow> rows(HsdsTable table) {
        List<HsdsRow> all = new ArrayList<>(keyed.getOrDefault(table, Map.of()).values());
        all.addAll(plain.getOrDefault(table, List.of()));
        return all;
    }

    /** The row with this id; null when there is none. */
    public @Nullable HsdsRow row(HsdsTable table, String id) {
        return keyed.getOrDefault(table, Map.of()).get(id);
    }

    /** Headers of all files, with what was read of them. */
    public Set<HsdsColumns> columns() {
        return columns;
    }

    private void file(PackageFile file, PackageLimits limits) {
        String name = file.shortName().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith("datapackage.json")) {
                findings.add(DirectoryRule.FILE_IGNORED, file.shortName(), "");
            } else if (name.endsWith(".csv") || name.endsWith(".txt")) {
                csv(file, name, limits);
            } else if (name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
                new JsonRecords(file, limits, findings, this::take).read(probed(file));
            } else {
                findings.add(DirectoryRule.FILE_IGNORED, file.shortName(), "");
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
    }

    private void csv(PackageFile file, String name, PackageLimits limits) throws IOException {
        String stem = name.substring(0, name.lastIndexOf('.'));
        Optional<HsdsTable> table = HsdsTable.named(stem);
        if (table.isEmpty()) {
            findings.add(DirectoryRule.FILE_IGNORED, file.shortName(), "");
            return;
        }
        TextProbe probe = probed(file);
        if (!probe.quotesPaired()) {
            findings.add(DirectoryRule.QUOTES_UNBALANCED, file.shortName(), "");
        }
        new CsvTable(table.get(), file, limits, findings).read(probe, this::take);
    }

    private TextProbe probed(PackageFile file) throws IOException {
        TextProbe probe = TextProbe.of(file);
        if (probe.assumed()) {
            findings.add(DirectoryRule.CHARSET_ASSUMED, file.shortName(), "");
        }
        return probe;
    }

    private void take(HsdsTable table, HsdsRow row, boolean retold) {
        columns.add(row.columns());
        String id = row.id();
        if (!KEYED.contains(table) || id.isEmpty()) {
            plain.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
            return;
        }
        Map<String, HsdsRow> rows = keyed.computeIfAbsent(table, t -> new LinkedHashMap<>());
        HsdsRow before = rows.putIfAbsent(id, row);
        if (before != null && retold) {
            rows.put(id, before.completedBy(row));
        } else if (before != null) {
            findings.add(DirectoryRule.KEY_DUPLICATE, row.place(), id);
        }
    }
}

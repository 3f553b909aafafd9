package ca.passerelle.routes.directory.intake;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.airs.AirsFeed;
import ca.passerelle.routes.directory.cioc.CiocRecords;
import ca.passerelle.routes.directory.cioc.VacancyFile;
import ca.passerelle.routes.directory.csv.MappedCsv;
import ca.passerelle.routes.directory.hsds.HsdsPackage;
import ca.passerelle.routes.directory.icarol.ICarolFeed;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.tables.ListingFromTables;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageFiles;
import ca.passerelle.routes.directory.wire.TextProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** From a file of any format to a cleaned directory. */
public final class FeedReader {

    private final FeedSettings settings;
    private final Findings findings = new Findings();
    private final FeedTables tables = new FeedTables(findings);
    private final HsdsPackage hsds;
    private final ICarolFeed icarol;

    /** Read after the services that they belong to. */
    private final List<Vacancies> vacancies = new ArrayList<>();

    private boolean icarolRead;
    private boolean page;
    private boolean filled;

    private FeedReader(FeedSettings settings) {
        this.settings = settings;
        this.icarol = new ICarolFeed(settings.language(), settings.limits(), findings);
        this.hsds = new HsdsPackage(settings.limits(), findings, tables);
    }

    /**
     * Reads a feed: HSDS 1.x to 3.1, Open Referral UK 1 and 3, AIRS XML 3.0 and 3.1, iCarol, vacancies, or a table with a mapping.
     *
     * @param path a zip, a folder or a single file, whatever its name
     * @throws FeedRefusedException when nothing of it may be applied
     */
    public static FeedContents read(Path path, FeedSettings settings) {
        FeedReader reader = new FeedReader(settings);
        try (PackageFiles files = PackageFiles.of(path, settings.limits())) {
            for (PackageFile file : files.files()) {
                reader.take(file);
            }
            reader.finish();
        }
        reader.requireServices();
        FeedContents contents =
                ListingFromTables.contents(reader.tables, settings.language(), settings.secret(), reader.findings);
        if (contents.listings().isEmpty()) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_EMPTY, "package", contents.findings());
        }
        return contents;
    }

    private record Vacancies(PackageFile file, TextProbe probe) {}

    /** What can only be mapped when every file has been read. */
    private void finish() {
        if (icarolRead) {
            icarol.write(tables);
        }
        for (Vacancies each : vacancies) {
            try {
                new VacancyFile(each.file, settings.limits(), findings, tables).read(each.probe);
            } catch (IOException | UncheckedIOException broken) {
                throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, each.file.shortName(), broken);
            }
        }
    }

    private void take(PackageFile file) {
        try {
            TextProbe probe = TextProbe.of(file);
            FileFormat format = FormatProbe.of(file, probe, settings.limits(), settings.mapping());
            if (probe.assumed() && format != FileFormat.OTHER) {
                findings.add(DirectoryRule.CHARSET_ASSUMED, file.shortName(), "");
            }
            filled |= format != FileFormat.EMPTY;
            take(file, probe, format);
        } catch (IOException | UncheckedIOException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, file.shortName(), broken);
        }
    }

    private void take(PackageFile file, TextProbe probe, FileFormat format) throws IOException {
        switch (format) {
            case HSDS_TABLE -> {
                FeedTable table = HsdsPackage.table(file, CsvLines.header(file, probe, settings.limits()))
                        .orElseThrow();
                hsds.csv(file, probe, table);
            }
            case HSDS_JSON -> hsds.json(file, probe);
            case AIRS_XML -> new AirsFeed(file, settings.limits(), findings, tables).read(probe);
            case ICAROL_CSV -> {
                icarol.csv(file, probe);
                icarolRead = true;
            }
            case ICAROL_JSON -> {
                icarol.json(file, probe);
                icarolRead = true;
            }
            case VACANCIES -> vacancies.add(new Vacancies(file, probe));
            case CIOC_CSV -> CiocRecords.read(file, probe, settings.language(), settings.limits(), findings, tables);
            case MAPPED_CSV ->
                MappedCsv.read(
                        file, probe, Objects.requireNonNull(settings.mapping()), settings.limits(), findings, tables);
            case PAGE -> page(file);
            default -> findings.add(DirectoryRule.FILE_IGNORED, file.shortName(), "");
        }
    }

    /** A page that calls itself one is a readme; one that calls itself data is a refusal to give it. */
    private void page(PackageFile file) {
        if (!file.shortName().toLowerCase(Locale.ROOT).matches(".*\\.x?html?")) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_IS_PAGE, file.shortName());
        }
        page = true;
        findings.add(DirectoryRule.FILE_IGNORED, file.shortName(), "");
    }

    private void requireServices() {
        if (!tables.rows(FeedTable.SERVICES).isEmpty()) {
            return;
        }
        if (page) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_IS_PAGE, "package");
        }
        if (!filled) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_EMPTY, "package");
        }
        throw new FeedRefusedException(
                tables.columns().isEmpty() ? DirectoryRule.FORMAT_UNKNOWN : DirectoryRule.PACKAGE_EMPTY, "package");
    }
}

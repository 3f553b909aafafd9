package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * Reads a CSV file row by row, whatever its separator. Values are bounded; a plain file that ends in the middle of a line is refused, because
 * what is missing of it would look deleted.
 */
public final class CsvLines {

    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_ABOVE_HEADER = 10;

    /** A value that is too long is dropped; one that is so many times too long is no value, and its file is refused. */
    private static final int TOO_LARGE = 8;

    private CsvLines() {}

    /** Takes the lines of a file: the first is the header. */
    public interface Sink {
        void header(List<String> names);

        /**
         * @param number the line of the file on which it begins
         * @param fields as many as were written
         */
        void line(long number, List<String> fields);

        /**
         * A row that is broken off in the middle of a quotation.
         *
         * @param place where it stands
         * @param begun the values before the break
         */
        default void broken(String place, List<String> begun, Findings findings) {
            findings.add(DirectoryRule.RECORD_UNREADABLE, place, "");
        }
    }

    /** The header, without what stands above it; empty for a file that has none. */
    public static List<String> header(PackageFile file, TextProbe probe, PackageLimits limits) throws IOException {
        TableHead head = TableHead.of(file, probe);
        try (CsvReader<CsvRecord> csv = open(file, probe, head, limits)) {
            int above = 0;
            for (CsvRecord line : csv) {
                if (above >= head.above() && CsvIntake.isHeader(line.getFields())) {
                    return CsvIntake.names(line.getFields());
                }
                if (++above > MOST_ABOVE_HEADER) {
                    break;
                }
            }
            return List.of();
        } catch (CsvParseException broken) {
            throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName(), broken);
        }
    }

    /**
     * Hands every row to the sink; what is no row is a finding.
     *
     * @throws FeedRefusedException when a value is far too large or the file is cut off
     */
    public static void read(PackageFile file, TextProbe probe, PackageLimits limits, Findings findings, Sink sink)
            throws IOException {
        TableHead head = TableHead.of(file, probe);
        CsvIntake intake = new CsvIntake(file.shortName(), head.above(), limits.cellChars(), findings, sink);
        boolean torn = isTorn(file, probe, head, limits);
        if (torn) {
            findings.add(DirectoryRule.QUOTES_UNBALANCED, file.shortName(), "");
            try (Reader reader = probe.reader(file)) {
                new TornCsv(reader, head.separator(), limits.cellChars() * TOO_LARGE, file.shortName()).read(intake);
            }
        } else {
            try (CsvReader<CsvRecord> csv = open(file, probe, head, limits)) {
                for (CsvRecord line : csv) {
                    intake.take(line.getStartingLineNumber(), line.getFields());
                }
            } catch (CsvParseException broken) {
                throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName(), broken);
            }
        }
        if (!file.isWhole() && !probe.lineEnds() && intake.last() < intake.columns()) {
            throw new FeedRefusedException(DirectoryRule.FILE_TRUNCATED, file.shortName());
        }
    }

    /**
     * Whether a quotation mark is missing: their number is odd, or a value goes over several lines in a row that then has not as many values as
     * the header, because two rows lack one each.
     */
    private static boolean isTorn(PackageFile file, TextProbe probe, TableHead head, PackageLimits limits)
            throws IOException {
        if (!probe.quotesPaired()) {
            return true;
        }
        int columns = 0;
        int above = 0;
        try (CsvReader<CsvRecord> csv = open(file, probe, head, limits)) {
            for (CsvRecord line : csv) {
                List<String> fields = line.getFields();
                if (columns == 0) {
                    columns = above++ >= head.above() && CsvIntake.isHeader(fields) ? fields.size() : 0;
                } else if (fields.size() != columns && fields.stream().anyMatch(field -> field.indexOf('\n') >= 0)) {
                    return true;
                }
            }
        } catch (CsvParseException broken) {
            return true;
        }
        return false;
    }

    private static CsvReader<CsvRecord> open(PackageFile file, TextProbe probe, TableHead head, PackageLimits limits)
            throws IOException {
        return CsvReader.builder()
                .fieldSeparator(head.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(true)
                .maxBufferSize(Math.max(limits.cellChars() * TOO_LARGE * 2, 1024))
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(limits.cellChars() * TOO_LARGE)
                                .maxFields(MOST_COLUMNS)
                                .maxRecordSize(limits.cellChars() * TOO_LARGE * 2)
                                .build(),
                        probe.reader(file));
    }
}

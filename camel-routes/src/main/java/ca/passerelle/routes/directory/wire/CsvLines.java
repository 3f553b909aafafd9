package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * Reads a CSV file line by line, whatever its separator. Values are bounded; a plain file that ends in the middle of a line is refused, because
 * what is missing of it would look deleted.
 */
public final class CsvLines {

    private static final int MOST_COLUMNS = 1_000;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private CsvLines() {}

    /** Takes the lines of a file: the first is the header. */
    public interface Sink {
        void header(List<String> names);

        /**
         * @param number the line of the file on which it begins
         * @param fields as many as were written
         */
        void line(long number, List<String> fields);
    }

    /** The first line; empty for a file that has none. */
    public static List<String> header(PackageFile file, TextProbe probe, PackageLimits limits) throws IOException {
        try (CsvReader<CsvRecord> csv = open(file, probe, limits)) {
            var lines = csv.iterator();
            return lines.hasNext() ? lines.next().getFields() : List.of();
        } catch (CsvParseException broken) {
            throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName(), broken);
        }
    }

    /** @throws FeedRefusedException when a value is too large or the file is cut off */
    public static void read(PackageFile file, TextProbe probe, PackageLimits limits, Sink sink) throws IOException {
        int columns = -1;
        int last = 0;
        try (CsvReader<CsvRecord> csv = open(file, probe, limits)) {
            for (CsvRecord line : csv) {
                List<String> fields = line.getFields();
                if (columns < 0) {
                    columns = fields.size();
                    sink.header(fields);
                } else {
                    sink.line(line.getStartingLineNumber(), fields);
                }
                last = fields.size();
            }
        } catch (CsvParseException broken) {
            throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName(), broken);
        }
        if (!file.isWhole() && !probe.lineEnds() && last < columns) {
            throw new FeedRefusedException(DirectoryRule.FILE_TRUNCATED, file.shortName());
        }
    }

    private static CsvReader<CsvRecord> open(PackageFile file, TextProbe probe, PackageLimits limits)
            throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(file, probe))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .maxBufferSize(Math.max(limits.cellChars() * 2, 1024))
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(limits.cellChars())
                                .maxFields(MOST_COLUMNS)
                                .maxRecordSize(limits.cellChars() * 2)
                                .build(),
                        probe.reader(file));
    }

    /** The separator that the header line holds most of. */
    private static char separator(PackageFile file, TextProbe probe) throws IOException {
        int[] seen = new int[SEPARATORS.length];
        try (Reader reader = probe.reader(file)) {
            int read = 0;
            boolean begun = false;
            for (int c = reader.read(); c >= 0 && read < 50_000; c = reader.read()) {
                read++;
                if (c == '\n' || c == '\r') {
                    if (begun) {
                        break;
                    }
                    continue;
                }
                begun = true;
                for (int at = 0; at < SEPARATORS.length; at++) {
                    seen[at] += c == SEPARATORS[at] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int at = 1; at < SEPARATORS.length; at++) {
            best = seen[at] > seen[best] ? at : best;
        }
        return SEPARATORS[best];
    }
}

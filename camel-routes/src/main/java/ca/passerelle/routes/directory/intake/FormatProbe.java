package ca.passerelle.routes.directory.intake;

import ca.passerelle.routes.directory.cioc.CiocRecords;
import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.directory.hsds.HsdsPackage;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a file by its first characters, its header or its first properties. Names and descriptors are not asked: a login page can
 * come as {@code services.json}.
 */
final class FormatProbe {

    private static final int START = 8_192;
    private static final int TOKENS = 3_000;
    private static final JsonFactory JSON = new JsonFactory();

    private static final Pattern PAGE = Pattern.compile(
            "(?is)^(?:\\s|<\\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\\s+html|html|head|body|form|meta|script|title)\\b.*");
    private static final Pattern AIRS_ROOT =
            Pattern.compile("(?s)^(?:\\s|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*>)*<(?:[\\w.-]+:)?Source\\b.*");
    private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0E-\\x1A\\x1C-\\x1F]");

    /** The head of a settings file, {@code [.ShellClassInfo]}, which desktops leave in folders. */
    private static final Pattern SECTION = Pattern.compile("\\[\\.?[A-Za-z][\\w. -]{0,60}]\\s*(?:[\\r\\n]|$)");

    private FormatProbe() {}

    static FileFormat of(PackageFile file, TextProbe probe, PackageLimits limits, @Nullable ColumnMapping mapping)
            throws IOException {
        String start = probe.start(file, START);
        String text = start.strip();
        if (text.isEmpty()) {
            return FileFormat.EMPTY;
        }
        if (PAGE.matcher(start).matches()) {
            return FileFormat.PAGE;
        }
        char first = text.charAt(0);
        if (first == '<') {
            return AIRS_ROOT.matcher(start).matches() ? FileFormat.AIRS_XML : FileFormat.OTHER;
        }
        if (SECTION.matcher(text).lookingAt()) {
            return FileFormat.OTHER;
        }
        if (first == '{' || first == '[') {
            return json(file, probe);
        }
        if (BINARY.matcher(text.lines().findFirst().orElse("")).find()) {
            return FileFormat.OTHER;
        }
        return csv(file, CsvLines.header(file, probe, limits), mapping);
    }

    private static FileFormat csv(PackageFile file, List<String> header, @Nullable ColumnMapping mapping) {
        Set<String> columns = new HashSet<>();
        header.forEach(
                column -> columns.add(column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "")));
        if (columns.contains("resourceagencynum") && columns.contains("taxonomylevelname")) {
            return FileFormat.ICAROL_CSV;
        }
        if (isVacancies(columns)) {
            return FileFormat.VACANCIES;
        }
        if (mapping != null && mapping.fits(header)) {
            return FileFormat.MAPPED_CSV;
        }
        if (CiocRecords.isOf(columns)) {
            return FileFormat.CIOC_CSV;
        }
        if (HsdsPackage.table(file, header).isPresent()) {
            return FileFormat.HSDS_TABLE;
        }
        return FileFormat.OTHER;
    }

    private static boolean isVacancies(Set<String> columns) {
        return (columns.contains("num") || columns.contains("recordnum") || columns.contains("recordid"))
                && columns.contains("capacity")
                && columns.contains("vacancy");
    }

    /** By properties of the first records; a file that breaks off later is found out when it is read. */
    private static FileFormat json(PackageFile file, TextProbe probe) throws IOException {
        Set<String> properties = new HashSet<>();
        try (JsonParser parser = JSON.createParser(probe.reader(file))) {
            JsonToken token = parser.nextToken();
            for (int read = 0; token != null && read < TOKENS; read++) {
                if (token == JsonToken.FIELD_NAME) {
                    properties.add(parser.currentName().toLowerCase(Locale.ROOT).replace("_", ""));
                }
                token = parser.nextToken();
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            // What came before it tells enough; the reader reports the damage.
            properties.add("");
        }
        if (properties.contains("contactdetails")
                || properties.contains("resourceagencynum")
                || properties.contains("names") && properties.contains("related")) {
            return FileFormat.ICAROL_JSON;
        }
        if (isVacancies(properties)) {
            return FileFormat.VACANCIES;
        }
        return properties.contains("resources") && properties.contains("schema")
                ? FileFormat.OTHER
                : FileFormat.HSDS_JSON;
    }
}

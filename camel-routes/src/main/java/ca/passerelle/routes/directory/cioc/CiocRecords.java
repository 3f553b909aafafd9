package ca.passerelle.routes.directory.cioc;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.tables.TablesFromMapping;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table of records by the field names of OpenCIOC (NUM, ORG_LEVEL_1, SITE_CITY, …), which so needs no mapping of its own. A record is a service at a
 * place; rows of one number in two languages are one record. What is not public or deleted is not taken; a deletion may be dated ahead, so that it counts
 * from the newest change in the file on.
 */
public final class CiocRecords implements CsvLines.Sink {

    private final String language;
    private final String file;
    private final Findings findings;
    private final TablesFromMapping tables;
    private final List<String> header = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<Row>> records = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> filled = new TreeSet<>();
    private String newest = "";

    private CiocRecords(String language, String file, Findings findings, FeedTables tables) {
        this.language = language;
        this.file = file;
        this.findings = findings;
        this.tables = new TablesFromMapping(file, tables, findings);
    }

    /** @param hidden whether a flag of it says that its place is not for the public */
    private record Row(long number, Map<String, String> values, boolean hidden) {}

    /** @param columns in lower case, without underscores and spaces */
    public static boolean isOf(Set<String> columns) {
        return columns.contains("num") && columns.contains("orglevel1");
    }

    /** @throws IOException when the file is damaged */
    public static void read(
            PackageFile file,
            TextProbe probe,
            String language,
            PackageLimits limits,
            Findings findings,
            FeedTables tables)
            throws IOException {
        CiocRecords records = new CiocRecords(language, file.shortName(), findings, tables);
        CsvLines.read(file, probe, limits, findings, records);
        records.write();
    }

    @Override
    public void header(List<String> columns) {
        header.addAll(columns);
        columns.forEach(column -> names.add(ColumnName.plain(column)));
    }

    @Override
    public void line(long number, List<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean hidden = false;
        for (int at = 0; at < fields.size(); at++) {
            String value = fields.get(at).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (at >= names.size()) {
                findings.add(DirectoryRule.ROW_SHIFTED, file + " row " + number, values.getOrDefault("num", ""));
                return;
            }
            values.putIfAbsent(names.get(at), value);
            filled.add(header.get(at).strip());
            hidden |= !names.get(at).equals("nonpublic") && SecrecyFlag.hides(header.get(at), value);
        }
        if (values.isEmpty()) {
            return;
        }
        String changed = day(values.getOrDefault("updatedate", values.getOrDefault("modifieddate", "")));
        newest = changed.compareTo(newest) > 0 ? changed : newest;
        String key = values.getOrDefault("num", "");
        if (key.isEmpty()) {
            findings.add(DirectoryRule.KEY_MISSING, file + " row " + number + " column NUM", "");
        } else {
            records.computeIfAbsent(key, num -> new ArrayList<>()).add(new Row(number, values, hidden));
        }
    }

    private static String day(String written) {
        String day = FeedDate.day(written).value();
        return day == null ? "" : day;
    }

    private void write() {
        records.forEach((key, rows) -> {
            List<Row> shown = rows.stream().filter(row -> isShown(key, row)).toList();
            if (!shown.isEmpty()) {
                record(key, shown);
            }
        });
        for (int at = 0; at < names.size(); at++) {
            if (!used.contains(names.get(at))
                    && filled.contains(header.get(at).strip())
                    && !SecrecyFlag.isNamed(header.get(at))) {
                findings.add(
                        DirectoryRule.COLUMN_IGNORED,
                        file + " column " + header.get(at).strip(),
                        "");
            }
        }
    }

    private boolean isShown(String key, Row row) {
        String place = file + " row " + row.number();
        used.add("nonpublic");
        used.add("deletiondate");
        String gone = day(row.values().getOrDefault("deletiondate", ""));
        if (SecrecyFlag.hides(row.values().getOrDefault("nonpublic", ""))) {
            findings.add(DirectoryRule.NOT_PUBLISHED, place, key);
            return false;
        }
        if (!gone.isEmpty() && gone.compareTo(newest) <= 0) {
            findings.add(DirectoryRule.MARKED_DELETED, place, key);
            return false;
        }
        return true;
    }

    /** The feed's language decides everything but texts. */
    private void record(String key, List<Row> rows) {
        Row main = rows.stream()
                .filter(row -> spoken(row).equals(language))
                .findFirst()
                .orElse(rows.get(0));
        Map<String, List<String>> values = CiocFields.of(column -> first(main, column));
        if (rows.stream().anyMatch(Row::hidden)) {
            values.put("address.confidential", List.of("true"));
        }
        for (Row row : rows) {
            if (row == main) {
                continue;
            }
            if (spoken(row).equals(spoken(main))) {
                findings.add(DirectoryRule.KEY_DUPLICATE, file + " row " + row.number(), key);
                continue;
            }
            CiocFields.texts(column -> first(row, column))
                    .forEach((field, text) -> values.put(field + "." + spoken(row), List.of(text)));
        }
        tables.row(main.number(), values);
    }

    private String spoken(Row row) {
        String told = first(row, "lang");
        String culture = first(row, "culture");
        String word = told == null ? culture : told;
        String plain = word == null ? language : word.toLowerCase(Locale.ROOT);
        return plain.startsWith("fr") ? "fr" : plain.startsWith("en") ? "en" : language;
    }

    private @Nullable String first(Row row, String column) {
        used.add(column);
        return row.values().get(column);
    }
}

package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.kit.LanguageTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All records of a feed by their number, with their versions together, and which belongs to which. */
final class ICarolEntries {

    private final String language;
    private final Findings findings;
    private final Map<String, ICarolEntry> byKey = new LinkedHashMap<>();

    /** Numbers of records that are set aside, to why. */
    private final Map<String, DirectoryRule> setAside = new HashMap<>();

    ICarolEntries(String language, Findings findings) {
        this.language = language;
        this.findings = findings;
    }

    void add(ICarolRecord record) {
        String key = record.key();
        ICarolLevel level = ICarolLevel.of(record.valueOr("", "TaxonomyLevelName"));
        if (key.isEmpty()) {
            findings.add(DirectoryRule.KEY_MISSING, record.place("ResourceAgencyNum"), "");
        } else if (level == null) {
            findings.add(DirectoryRule.LEVEL_UNKNOWN, record.place("TaxonomyLevelName"), key);
        } else if (isDeleted(record)) {
            findings.add(DirectoryRule.MARKED_DELETED, record.place(), key);
            setAside.putIfAbsent(key, DirectoryRule.MARKED_DELETED);
        } else if (isUnpublished(record)) {
            findings.add(DirectoryRule.NOT_PUBLISHED, record.place(), key);
            setAside.put(key, DirectoryRule.NOT_PUBLISHED);
        } else if (!byKey.computeIfAbsent(key, k -> new ICarolEntry(level)).add(spoken(record), record)) {
            findings.add(DirectoryRule.KEY_DUPLICATE, record.place(), key);
        }
    }

    private String spoken(ICarolRecord record) {
        String word = record.value("LanguageOfRecord", "Culture", "lang");
        String tag = word == null ? null : LanguageTag.of(word.replace('_', '-'));
        return tag == null ? language : tag.substring(0, 2).toLowerCase(Locale.ROOT);
    }

    private static boolean isDeleted(ICarolRecord record) {
        return SecrecyFlag.hides(record.valueOr("", "Custom_Deleted Record", "DeletedRecord"));
    }

    private static boolean isUnpublished(ICarolRecord record) {
        return SecrecyFlag.hides(record.valueOr("", "ExcludeFromWebsite"))
                || SecrecyFlag.hides(record.valueOr("", "ExcludeFromDirectory"))
                || SecrecyFlag.hides(record.valueOr("", "RecordIsPrivate"))
                || SecrecyFlag.denies(record.valueOr("", "AvailableForDirectory"));
    }

    /** Privacy in one language is privacy of the record. */
    private void drop() {
        setAside.forEach((key, why) -> {
            ICarolEntry entry = byKey.get(key);
            if (entry != null && why == DirectoryRule.NOT_PUBLISHED) {
                byKey.remove(key);
                ICarolRecord record = entry.in(language);
                findings.add(DirectoryRule.NOT_PUBLISHED, record.place(), key);
            }
        });
    }

    void write(FeedTables tables) {
        drop();
        TablesFromICarol mapping = new TablesFromICarol(this, language, tables, findings);
        List<ICarolEntry> programs = new ArrayList<>();
        List<ICarolEntry> joins = new ArrayList<>();
        for (ICarolEntry entry : byKey.values()) {
            switch (entry.level()) {
                case AGENCY -> mapping.agency(entry);
                case SITE -> mapping.site(entry);
                case PROGRAM -> programs.add(entry);
                case PROGRAM_AT_SITE -> joins.add(entry);
            }
        }
        programs.forEach(mapping::program);
        joins.forEach(mapping::programAtSite);
        programs.forEach(mapping::standingAlone);
    }

    /** The record that one of another level names; null when it is not in the feed. */
    @Nullable
    ICarolEntry of(ICarolLevel level, @Nullable String key) {
        ICarolEntry entry = key == null ? null : byKey.get(key);
        return entry != null && entry.level() == level ? entry : null;
    }

    /** Whether a record of this number was set aside, so that what belongs to it is not shown either. */
    boolean isSetAside(@Nullable String key) {
        return key != null && setAside.containsKey(key) && !byKey.containsKey(key);
    }
}

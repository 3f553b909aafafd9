package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/**
 * Two versions of a feed with differences that are known, in every format: the report tells exactly these, and what stands in the record is what
 * the second version alone would give. The same again changes nothing; the first version again does not overwrite what is newer.
 */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FeedPairsTest {

    private static final int RECORDS = 16;
    private static final int EACH = 3;

    private final DirectoryImport imports;
    private final MappingTable mappings;
    private final Registry registry;
    private final JdbcTemplate jdbc;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    FeedPairsTest(DirectoryImport imports, MappingTable mappings, Registry registry, JdbcTemplate jdbc) {
        this.imports = imports;
        this.mappings = mappings;
        this.registry = registry;
        this.jdbc = jdbc;
    }

    /** How many resources a difference creates, updates and retires. */
    private record Counts(int created, int updated, int retired) {
        Counts and(Counts other) {
            return new Counts(created + other.created, updated + other.updated, retired + other.retired);
        }
    }

    /** What can happen to one record of a feed between two versions. */
    private enum Difference {
        RENAMED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "name", "Lunch");
                return new Counts(0, 1, 0);
            }
        },
        DESCRIBED_OTHERWISE {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "description", "Now with dessert.");
                return new Counts(0, 1, 0);
            }
        },
        MOVED_HOUSE {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "street", "9 Oak Road", "lat", "44.8", "code", "K7H 2B2");
                // The service carries its date.
                return new Counts(0, 2, 0);
            }
        },
        PHONE_REMOVED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "phone", "");
                return new Counts(0, 1, 0);
            }
        },
        SCHEDULE_CHANGED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "opens", "10:30");
                return new Counts(0, 1, 0);
            }
        },
        LANGUAGE_CHANGED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "spoken", "Spanish");
                return new Counts(0, 1, 0);
            }
        },
        CLOSED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "status", "inactive");
                return new Counts(0, 1, 0);
            }
        },
        TRANSLATION_TURNED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                if (!format.bilingual()) {
                    return new Counts(0, 0, 0);
                }
                version.change(number, "fr", version.row(number).get("fr").isEmpty() ? "Souper" : "");
                return new Counts(0, 1, 0);
            }
        },
        ORGANIZATION_RINGS_OTHERWISE {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.row(number).put("org.phone", "604-555-0199");
                return new Counts(0, format.telephoneOfOrganization() ? 1 : 0, 0);
            }
        },
        REMOVED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.records.remove(number);
                return new Counts(0, 0, 3);
            }
        },
        ADDED {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.add(number + 50);
                return new Counts(3, 0, 0);
            }
        },
        AT_ANOTHER_PLACE {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "place", "other" + number);
                return format.keyOfPlace() ? new Counts(2, 0, 2) : new Counts(1, 1, 1);
            }
        },
        OF_ANOTHER_ORGANIZATION {
            @Override
            Counts to(FeedVersion version, int number, WrittenFeeds format) {
                version.change(number, "org", "other" + number);
                return new Counts(1, 2, 1);
            }
        };

        abstract Counts to(FeedVersion version, int number, WrittenFeeds format);
    }

    @ParameterizedTest
    @EnumSource
    void exactlyWhatIsDifferentChanges(WrittenFeeds format) throws IOException {
        for (int seed = 1; seed <= EACH; seed++) {
            Random random = new Random(seed);
            FeedVersion first = FeedVersion.of(RECORDS);
            FeedVersion second = first.copy();
            second.order = seed == 1 ? 0 : seed;
            List<Difference> differences = new ArrayList<>(List.of(Difference.values()));
            Collections.shuffle(differences, random);
            Counts expected = new Counts(0, 0, 0);
            List<Difference> made = differences.subList(0, seed == 1 ? differences.size() : 5);
            for (int at = 0; at < made.size(); at++) {
                expected = expected.and(made.get(at).to(second, at + 1, format));
            }
            String told = format + " " + seed + " " + made;
            String feed = feed();
            assertThat(counts(take(feed, format, first))).as(told).isEqualTo(new Counts(3 * RECORDS, 0, 0));
            FeedVersion shuffled = first.copy();
            shuffled.order = 99;
            assertThat(counts(take(feed, format, shuffled))).as(told).isEqualTo(new Counts(0, 0, 0));
            ImportReport changed = take(feed, format, second);
            assertThat(counts(changed)).as(told).isEqualTo(expected);
            assertThat(changed.unchanged()).as(told).isEqualTo(3 * RECORDS - expected.updated() - expected.retired());
            assertThat(changed.quarantined()).as(told).isZero();
            String alone = feed();
            take(alone, format, second);
            Map<String, String> state = state(feed);
            assertThat(state).as(told).isEqualTo(state(alone));
            assertThat(counts(take(feed, format, second))).as(told).isEqualTo(new Counts(0, 0, 0));
            olderAgain(feed, format, first, second, told);
        }
    }

    /** What was dated anew keeps what it says; what had been gone is back. */
    private void olderAgain(String feed, WrittenFeeds format, FeedVersion first, FeedVersion second, String told)
            throws IOException {
        Map<String, String> before = state(feed);
        take(feed, format, first);
        Map<String, String> after = state(feed);
        second.records.forEach((number, record) -> {
            boolean newer = record.get("modified").equals(FeedVersion.NEW) && first.records.containsKey(number);
            boolean same = newer
                    && record.get("place").equals("l" + number)
                    && record.get("org").equals("o" + number);
            if (same) {
                List.of("organization o" + number, "location l" + number)
                        .forEach(key ->
                                assertThat(after.get(key)).as(told + " " + key).isEqualTo(before.get(key)));
                before.keySet().stream()
                        .filter(key -> key.endsWith(" s" + number + "@l" + number) || key.endsWith(" x" + number))
                        .forEach(key ->
                                assertThat(after.get(key)).as(told + " " + key).isEqualTo(before.get(key)));
            }
        });
        assertThat(after.keySet().stream().filter(key -> key.startsWith("organization o")))
                .as(told)
                .hasSize(RECORDS);
    }

    private static Counts counts(ImportReport report) {
        return new Counts(report.created(), report.updated(), report.retired());
    }

    private String feed() {
        String key = "p" + UUID.randomUUID().toString().substring(0, 8);
        registry.register(new Registration(
                key, Partner.Kind.DIRECTORY, key, key, UUID.randomUUID(), List.of(), List.of(), List.of()));
        return key;
    }

    private ImportReport take(String feed, WrittenFeeds format, FeedVersion version) throws IOException {
        if (format == WrittenFeeds.COLUMN_MAPPED) {
            mappings.save(feed, new ColumnMapping(WrittenFeeds.MAPPING, Map.of()));
        }
        Path written = Files.createTempDirectory(folder, "version");
        format.write(version, written);
        ImportReport report = imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, written));
        assertThat(report.state()).as(report.toString()).isEqualTo(ImportReport.State.APPLIED);
        return report;
    }

    /** What is offered, by kind and source id, with ids and the feed's own name made alike. */
    private Map<String, String> state(String feed) {
        Map<String, String> bodies = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        jdbc.query(
                "select d.kind || ' ' || d.source_id as source, d.resource_id::text as id, d.state, r.body::text as body from directory_record d"
                        + " join resource r on r.id = d.resource_id where d.feed = ?",
                row -> {
                    ids.put(row.getString("id"), row.getString("source"));
                    if (row.getString("state").equals("ACTIVE")) {
                        bodies.put(row.getString("source"), row.getString("body"));
                    }
                },
                feed);
        bodies.replaceAll((source, body) -> {
            String plain = body.replaceAll("\"meta\": ?\\{[^}]*\\}+,?", "").replace(feed, "FEED");
            for (Map.Entry<String, String> id : ids.entrySet()) {
                plain = plain.replace(id.getKey(), id.getValue());
            }
            return plain;
        });
        return bodies;
    }
}

package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import ca.passerelle.routes.port.ImportReport.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** What a new package of a feed may change, and what waits for a person. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FeedSyncTest {

    private static final String SERVICES = "id,name,status,last_modified,description\n";

    private final DirectoryImport imports;
    private final HeldRuns held;
    private final SecretTable secrets;
    private final Registry registry;
    private final JdbcTemplate jdbc;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    FeedSyncTest(DirectoryImport imports, HeldRuns held, SecretTable secrets, Registry registry, JdbcTemplate jdbc) {
        this.imports = imports;
        this.held = held;
        this.secrets = secrets;
        this.registry = registry;
        this.jdbc = jdbc;
    }

    /** A feed of its own for each test. */
    private String feed() {
        String key = "f" + UUID.randomUUID().toString().substring(0, 8);
        registry.register(new Registration(
                key, Partner.Kind.DIRECTORY, key, key, UUID.randomUUID(), List.of(), List.of(), List.of()));
        return key;
    }

    private ImportReport take(String feed, @Nullable String language, String services) throws IOException {
        Path file = Files.createTempDirectory(folder, "package").resolve("services.csv");
        Files.writeString(file, services);
        return imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, file, language));
    }

    private String body(String feed, RecordKind kind, String id) {
        return jdbc.queryForObject(
                "select body from resource where id = ?", String.class, new FeedIds(feed).id(new SourceKey(kind, id)));
    }

    private static String services(int count) {
        StringBuilder csv = new StringBuilder("id,name,status\n");
        for (int at = 0; at < count; at++) {
            csv.append('s').append(at).append(",Service ").append(at).append(",active\n");
        }
        return csv.toString();
    }

    @Test
    void aHeldRunChangesNothingUntilItIsReleased() throws IOException {
        String feed = feed();
        take(feed, null, services(200));
        ImportReport waits = take(feed, null, services(100) + "new,New service,active\n");
        assertThat(waits)
                .returns(State.HELD, ImportReport::state)
                .returns(100, ImportReport::held)
                .returns(1, ImportReport::created);
        assertThat(waits.rules()).containsKey("feed-shrunk");
        assertThat(jdbc.queryForObject(
                        "select count(*) from directory_record where feed = ? and state = 'ACTIVE'",
                        Integer.class,
                        feed))
                .isEqualTo(200);
        ImportReport released = held.release(feed, waits.run());
        assertThat(released)
                .returns(State.APPLIED, ImportReport::state)
                .returns(100, ImportReport::retired)
                .returns(1, ImportReport::created);
        assertThatThrownBy(() -> held.release(feed, waits.run())).isInstanceOf(Refusal.class);
    }

    @Test
    void aDiscardedRunIsOverAndAnOldOneCannotBeReleased() throws IOException {
        String feed = feed();
        take(feed, null, services(200));
        ImportReport first = take(feed, null, services(100));
        ImportReport second = take(feed, null, services(101));
        held.discard(feed, first.run());
        assertThatThrownBy(() -> held.release(feed, first.run())).isInstanceOf(Refusal.class);
        take(feed, null, services(199));
        assertThatThrownBy(() -> held.release(feed, second.run()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void aCrisisLineWaitsForAPerson() throws IOException {
        String feed = feed();
        Path first = Files.createTempDirectory(folder, "package");
        Files.writeString(
                first.resolve("services.csv"), "id,name,status\nc,Night distress line,active\ns,Soup,active\n");
        Files.writeString(first.resolve("phones.csv"), "id,service_id,number\n1,c,604-555-0140\n2,s,604-555-0141\n");
        assertThat(imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first))
                        .state())
                .isEqualTo(State.APPLIED);
        Files.writeString(first.resolve("phones.csv"), "id,service_id,number\n1,c,604-555-0140\n2,s,604-555-0199\n");
        assertThat(imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first)))
                .returns(State.APPLIED, ImportReport::state)
                .returns(1, ImportReport::updated);
        Files.writeString(first.resolve("phones.csv"), "id,service_id,number\n1,c,604-555-0149\n2,s,604-555-0199\n");
        ImportReport waits = imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first));
        assertThat(waits.state()).isEqualTo(State.HELD);
        assertThat(waits.rules()).containsKey("crisis-line-changed");
        assertThat(body(feed, RecordKind.SERVICE, "c")).contains("+16045550140");
        held.release(feed, waits.run());
        assertThat(body(feed, RecordKind.SERVICE, "c")).contains("+16045550149");
        ImportReport gone = take(feed, null, "id,name,status\ns,Soup,active\n");
        assertThat(gone.state()).isEqualTo(State.HELD);
    }

    @Test
    void olderNewsDoNotOverwriteNewer() throws IOException {
        String feed = feed();
        take(feed, null, SERVICES + "a,Soup,active,2026-05-02T10:00:00Z,New\nb,Tea,active,2026-05-02,New\n");
        ImportReport older =
                take(feed, null, SERVICES + "a,Soup,active,2026-05-01T10:00:00Z,Old\nb,Tea,active,2026-05-03,Newer\n");
        assertThat(older).returns(1, ImportReport::updated).returns(1, ImportReport::unchanged);
        assertThat(older.rules()).containsEntry("record-older", 1);
        assertThat(body(feed, RecordKind.SERVICE, "a")).contains("New");
        assertThat(body(feed, RecordKind.SERVICE, "b")).contains("Newer");
    }

    @Test
    void languagesLiveAndDieAlone() throws IOException {
        String feed = feed();
        take(feed, "en", SERVICES + "a,Soup,active,,Hot soup\nb,Tea,active,,\n");
        ImportReport french = take(feed, "fr", SERVICES + "a,Soupe,active,,Soupe chaude\nc,Chorale,active,,\n");
        assertThat(french)
                .returns(1, ImportReport::created)
                .returns(1, ImportReport::updated)
                .returns(1, ImportReport::unchanged)
                .returns(0, ImportReport::retired);
        assertThat(body(feed, RecordKind.SERVICE, "a")).contains("Hot soup").contains("Soupe chaude");
        assertThat(body(feed, RecordKind.SERVICE, "c")).contains("\"language\":\"fr\"");
        assertThat(take(feed, "fr", SERVICES + "a,Soupe,active,,Soupe chaude\nc,Chorale,active,,\n"))
                .returns(3, ImportReport::unchanged);
        ImportReport without = take(feed, "fr", SERVICES + "c,Chorale,active,,\n");
        assertThat(without).returns(1, ImportReport::updated).returns(0, ImportReport::retired);
        assertThat(body(feed, RecordKind.SERVICE, "a")).contains("Hot soup").doesNotContain("Soupe");
        ImportReport english = take(feed, "en", SERVICES + "b,Tea,active,,\n");
        assertThat(english).returns(1, ImportReport::retired);
    }

    @Test
    void whatWasConfidentialStaysSo() throws IOException {
        String feed = feed();
        String services = "id,name,status\ns1,Shelter,active\n";
        Path first = Files.createTempDirectory(folder, "package");
        Files.writeString(first.resolve("services.csv"), services);
        Files.writeString(first.resolve("service_at_location.csv"), "id,service_id,location_id\nx1,s1,l1\n");
        Files.writeString(
                first.resolve("locations.csv"),
                "id,name,description,latitude,longitude\nl1,House,Behind 77 Quiet Lane,45.501,-73.567\n");
        String addresses =
                "id,location_id,address_1,city,state_province,postal_code%s\na1,l1,77 Quiet Lane,Granby,QC,J2G 3K4%s\n";
        Files.writeString(first.resolve("addresses.csv"), addresses.formatted("", ""));
        imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first));
        assertThat(body(feed, RecordKind.LOCATION, "l1")).contains("Quiet Lane");
        Files.writeString(first.resolve("addresses.csv"), addresses.formatted(",confidential", ",yes"));
        imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first));
        assertThat(everywhere(feed)).doesNotContain("Quiet Lane", "J2G 3K4", "45.501");
        assertThat(secrets.all(feed)).containsExactly(new SourceKey(RecordKind.LOCATION, "l1"));
        Files.writeString(first.resolve("addresses.csv"), addresses.formatted("", ""));
        ImportReport withoutFlag = imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first));
        assertThat(withoutFlag.updated() + withoutFlag.created()).isZero();
        assertThat(everywhere(feed)).doesNotContain("Quiet Lane", "J2G 3K4", "45.501");
        assertThat(secrets.release(feed, "location", "l1", UUID.randomUUID())).isTrue();
        imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, first));
        assertThat(body(feed, RecordKind.LOCATION, "l1")).contains("Quiet Lane");
    }

    /** All that the database tells of a feed in the clear: current and superseded versions, search rows, reports. */
    private String everywhere(String feed) {
        return String.join(
                "\n",
                jdbc.queryForList(
                        "select r.body from resource r join directory_record d on d.resource_id = r.id where d.feed = ?"
                                + " union all select v.body from resource_version v join directory_record d"
                                + " on d.resource_id = v.id where d.feed = ?"
                                + " union all select l::text from directory_listing l where l.feed = ?"
                                + " union all select u.lines::text from directory_run u where u.feed = ?",
                        String.class,
                        feed,
                        feed,
                        feed,
                        feed));
    }
}

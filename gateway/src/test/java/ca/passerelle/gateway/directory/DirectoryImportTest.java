package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import ca.passerelle.routes.port.ImportReport.State;
import ca.passerelle.routes.port.Listings;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** Imports against a real database: what is written, and above all what is not. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DirectoryImportTest {

    private final DirectoryIntake intake;
    private final BundledDirectory bundled;
    private final DirectorySearch search;
    private final DirectoryWords words;
    private final Listings listings;
    private final Registry registry;
    private final JdbcTemplate jdbc;
    private final FhirRecord record;

    DirectoryImportTest(
            DirectoryIntake intake,
            BundledDirectory bundled,
            DirectorySearch search,
            DirectoryWords words,
            Listings listings,
            Registry registry,
            JdbcTemplate jdbc,
            FhirRecord record) {
        this.intake = intake;
        this.bundled = bundled;
        this.search = search;
        this.words = words;
        this.listings = listings;
        this.registry = registry;
        this.jdbc = jdbc;
        this.record = record;
    }

    @BeforeEach
    void partners() {
        for (String key : List.of("sandbox-211", "elm-211", "miami-211", "big-211")) {
            registry.register(registration(key, Partner.Kind.DIRECTORY, new UUID(1, key.hashCode())));
        }
        registry.register(registration("maple-table", Partner.Kind.COMMUNITY, organization("maple-table")));
        registry.register(registration("some-clinic", Partner.Kind.CLINIC, new UUID(2, 2)));
    }

    private static UUID organization(String id) {
        return new FeedIds("sandbox-211").id(new SourceKey(RecordKind.ORGANIZATION, id));
    }

    private static Registration registration(String key, Partner.Kind kind, UUID organization) {
        return new Registration(key, kind, key, key, organization, List.of(), List.of(), List.of());
    }

    private ImportReport take(String feed, Path path) {
        return intake.take(new DirectoryUpload(feed, Channel.DIRECTORY_FOLDER, path));
    }

    private Map<String, Object> everythingWritten() {
        return jdbc.queryForMap("""
                select (select count(*) from resource) resources, (select count(*) from resource_version) versions,
                    (select max(xmin::text::bigint) from resource) newest_resource,
                    (select max(xmin::text::bigint) from directory_record) newest_record,
                    (select max(xmin::text::bigint) from directory_listing) newest_listing,
                    (select count(*) from audit_entry where action in ('create', 'update', 'delete')) audits""");
    }

    @Test
    void theSandboxDirectory() {
        ImportReport first = bundled.take("sandbox-211", "sandbox/directory");
        assertThat(first.state()).isEqualTo(State.APPLIED);
        assertThat(first.quarantined()).isZero();
        assertThat(first.lines()).extracting(ImportReport.Line::severity).containsOnly("INFO");
        Map<String, Object> written = everythingWritten();
        ImportReport second = bundled.take("sandbox-211", "sandbox/directory");
        assertThat(second.created() + second.updated() + second.retired()).isZero();
        assertThat(second.unchanged()).isEqualTo(14 + 14 + 26);
        assertThat(everythingWritten()).isEqualTo(written);
    }

    @Test
    void aSecretAddressIsNowhereInTheDatabase() {
        bundled.take("sandbox-211", "sandbox/directory");
        assertThat(jdbc.queryForObject(
                        "select count(*) from resource r join directory_record d on d.resource_id = r.id"
                                + " where d.feed = 'sandbox-211' and (r.body like '%P3A 1A1%' or r.body like '%-81.01%')",
                        Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from directory_listing where withheld and latitude is null and feed = 'sandbox-211'",
                        Integer.class))
                .isOne();
    }

    @Test
    void aRecipientIsAListingOfARegisteredPartner() {
        bundled.take("sandbox-211", "sandbox/directory");
        Optional<Listings.Recipient> meals = listings.byIdentifier("community-meals-at-maple-hall");
        assertThat(meals).isPresent();
        assertThat(meals.get().organization()).isEqualTo(organization("maple-table"));
        assertThat(listings.byIdentifier("food-pantry")).isPresent();
        assertThat(listings.byIdentifier("maple-table")).isPresent();
        assertThat(listings.byIdentifier("open-choir")).isEmpty();
        assertThat(listings.byIdentifier("nothing")).isEmpty();
    }

    @Test
    void searchKnowsThreeValues() {
        bundled.take("sandbox-211", "sandbox/directory");
        DirectoryQuery.Near vancouver = new DirectoryQuery.Near(49.2827, -123.1207);
        SearchResult social = search.search(new DirectoryQuery(null, vancouver, 10.0, "social-connection", "en", 100));
        assertThat(social.listings())
                .extracting(FoundListing::city)
                .contains("Vancouver")
                .doesNotContain("Moncton");
        FoundListing calls = social.listings().stream()
                .filter(listing -> listing.name().equals("Friendly calls"))
                .findFirst()
                .orElseThrow();
        assertThat(calls.km()).isNull();
        assertThat(calls.why()).extracting(Reason::code).contains("virtual");
        assertThat(social.listings().get(social.listings().size() - 1).km()).isNull();
        assertThat(social.listings().get(0).km()).isLessThan(3.0);
        SearchResult safety = search.search(new DirectoryQuery(null, vancouver, 10.0, "personal-safety", "fr", 10));
        assertThat(safety.listings().get(0).name()).isEqualTo("Refuge");
        assertThat(safety.listings().get(0).why()).contains(Reason.Kind.ADDRESS_WITHHELD.in("fr"));
    }

    @Test
    void searchReadsBothLanguagesWithoutAccentsAndWithSlips() {
        bundled.take("sandbox-211", "sandbox/directory");
        words.read();
        assertThat(names("walking", "en")).startsWith("Harbour walking group");
        assertThat(names("proches aidants", "fr")).contains("Cercle des aidants");
        assertThat(names("ecole tablette", "fr")).contains("École de la tablette");
        assertThat(names("caregivr circle", "en")).contains("Caregiver circle");
        assertThat(names("caregiver cricle", "en")).contains("Caregiver circle");
        assertThat(names("caregivercircle", "en")).contains("Caregiver circle");
        assertThat(names("\"caregivr circle\"", "en")).isEmpty();
        assertThat(names("\"unbalanced & ! (", "en")).isNotNull();
        assertThat(search.search(new DirectoryQuery("caregivr circle", null, null, null, "en", 5))
                        .listings()
                        .get(0)
                        .why())
                .containsExactly(Reason.Kind.NAME_IS_SIMILAR.in("en"));
        FoundListing meals = search.search(new DirectoryQuery("community meals", null, null, null, "en", 5))
                .listings()
                .get(0);
        assertThat(meals.acceptsReferrals()).isTrue();
        assertThat(meals.why()).extracting(Reason::code).contains("name-matches");
    }

    private List<String> names(String text, String language) {
        return search.search(new DirectoryQuery(text, null, null, null, language, 50)).listings().stream()
                .map(FoundListing::name)
                .toList();
    }

    @Test
    void aChangedPackageYieldsExactlyItsChanges(@TempDir Path folder) throws IOException {
        Path services = folder.resolve("services.csv");
        Files.writeString(folder.resolve("organizations.csv"), "id,name\no1,Elm House\no2,Oak House\n");
        Files.writeString(
                services, "id,organization_id,name,status\ns1,o1,Soup,active\ns2,o1,Tea,active\ns3,o2,Bread,active\n");
        assertThat(take("elm-211", folder).created()).isEqualTo(5);
        Files.writeString(
                services,
                "id,organization_id,name,status\ns1,o1,Soup,active\ns2,o1,Green tea,active\ns4,o1,Jam,active\n");
        ImportReport changed = take("elm-211", folder);
        assertThat(changed)
                .returns(1, ImportReport::created)
                .returns(1, ImportReport::updated)
                .returns(3, ImportReport::unchanged)
                .returns(1, ImportReport::retired);
        assertThat(names("bread", "en")).doesNotContain("Bread");
        Files.writeString(
                services,
                "id,organization_id,name,status\ns1,o1,Soup,active\ns2,o1,,active\ns3,o2,Bread,active\ns4,o1,Jam,active\n");
        ImportReport back = take("elm-211", folder);
        assertThat(back)
                .returns(1, ImportReport::created)
                .returns(0, ImportReport::retired)
                .returns(1, ImportReport::quarantined);
        assertThat(names("bread", "en")).contains("Bread");
        assertThat(names("green tea", "en")).contains("Green tea");
    }

    @Test
    void whatARunWroteSaysWhereItComesFrom(@TempDir Path folder) throws IOException {
        Path services = folder.resolve("services.csv");
        Files.writeString(services, "id,name,status\nt1,Soup,active\nt2,Tea,active\nt3,Bread,active\n");
        UUID first = take("elm-211", folder).run();
        Files.writeString(services, "id,name,status\nt1,Soup,active\nt2,Green tea,active\n");
        UUID second = take("elm-211", folder).run();
        take("elm-211", folder);
        assertThat(told("t1")).containsExactly("CREATE urn:uuid:" + first);
        assertThat(told("t2")).containsExactlyInAnyOrder("CREATE urn:uuid:" + first, "UPDATE urn:uuid:" + second);
        assertThat(told("t3")).containsExactlyInAnyOrder("CREATE urn:uuid:" + first, "OBSOLETE urn:uuid:" + second);
    }

    /** What anybody reads of where a service comes from. */
    private List<String> told(String service) {
        UUID id = new FeedIds("elm-211").id(new SourceKey(RecordKind.SERVICE, service));
        Caller anybody = new Caller(UUID.randomUUID(), UUID.randomUUID(), Caller.Scope.PARTICIPANT);
        return record
                .search(anybody, SearchFromQuery.of("Provenance", Map.of("target", List.of("HealthcareService/" + id))))
                .matches()
                .stream()
                .map(stored -> FhirContext.forR4Cached().newJsonParser().parseResource(Provenance.class, stored.json()))
                .map(provenance -> provenance.getActivity().getCodingFirstRep().getCode() + " "
                        + provenance
                                .getEntityFirstRep()
                                .getWhat()
                                .getIdentifier()
                                .getValue())
                .toList();
    }

    @Test
    void aFeedThatShrinksIsHeld(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("services.csv"), services(200));
        assertThat(take("big-211", folder).created()).isEqualTo(200);
        Files.writeString(folder.resolve("services.csv"), services(151));
        assertThat(take("big-211", folder))
                .returns(State.APPLIED, ImportReport::state)
                .returns(49, ImportReport::retired);
        Files.writeString(folder.resolve("services.csv"), services(100));
        assertThat(take("big-211", folder))
                .returns(State.HELD, ImportReport::state)
                .returns(0, ImportReport::retired)
                .returns(51, ImportReport::held);
        Files.writeString(folder.resolve("services.csv"), "id,name\n");
        assertThat(take("big-211", folder)).returns(State.REFUSED, ImportReport::state);
        assertThat(jdbc.queryForObject(
                        "select count(*) from directory_listing where feed = 'big-211' and active", Integer.class))
                .isEqualTo(151);
    }

    private static String services(int count) {
        StringBuilder csv = new StringBuilder("id,name,status\n");
        for (int i = 0; i < count; i++) {
            csv.append('s').append(i).append(",Service ").append(i).append(",active\n");
        }
        return csv.toString();
    }

    @Test
    void onlyA211PartnerHasAFeed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("services.csv"), services(1));
        for (String feed : List.of("some-clinic", "nobody")) {
            ImportReport report = take(feed, folder);
            assertThat(report.state()).isEqualTo(State.REFUSED);
            assertThat(report.rules()).containsKey("feed-unknown");
        }
    }

    @Test
    void aRealPackage() {
        Path miami = corpus("miami211-sample-datapackage.zip");
        long start = System.nanoTime();
        ImportReport first = take("miami-211", miami);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(first.state()).isEqualTo(State.APPLIED);
        assertThat(first.created()).isEqualTo(523 + 1895 + 1895);
        // A guard against the wrong order of growth; the figure for two idle cores is measured by the load program.
        assertThat(took).isLessThan(Duration.ofMinutes(2));
        Map<String, Object> written = everythingWritten();
        ImportReport second = take("miami-211", miami);
        assertThat(second.unchanged()).isEqualTo(523 + 1895 + 1895);
        assertThat(everythingWritten()).isEqualTo(written);
    }

    private static Path corpus(String name) {
        String set = System.getenv("CORPUS");
        Path root = set == null ? repository().resolveSibling("shared").resolve("corpus") : Path.of(set);
        Path path = root.resolve("directory").resolve(name);
        assumeTrue(Files.exists(path), () -> "corpus absent: no " + name + " (set CORPUS to its folder)");
        return path;
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = Objects.requireNonNull(here.getParent(), "the repository's root");
        }
        return here;
    }
}

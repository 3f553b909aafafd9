package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.fhir.validation.InstanceValidator;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.Profile;
import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** What the import of a feed stores, of each format, conforms to our profiles, by the validator of {@code $validate}. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ImportedProfilesTest {

    private static final Path GOLDEN = Path.of("../camel-routes/src/test/resources/golden/directory");

    /** A package of HSDS that says a little of everything. */
    private static final Map<String, String> HSDS = Map.of(
            "organizations.csv",
            "id,name,description,email,url,year_incorporated\n"
                    + "o1,Harbour House / Maison du port,Meals and company.,hello@harbour.example.org,https://harbour.example.org,1987\n",
            "services.csv",
            "id,organization_id,program_id,name,description,url,email,status,interpretation_services,application_process,fees,accreditations,licenses\n"
                    + "s1,o1,,Soup lunch,<p>Hot <b>soup</b>.</p>,harbour.example.org/soup,not an address,active,ASL,Walk in,Free,,\n"
                    + "s2,o1,,Popote roulante,Repas à domicile,,,inactive,,Téléphoner,5 $,,\n"
                    + "s3,o1,,Night line,,,,temporarily closed,,,,,\n",
            "locations.csv",
            "id,organization_id,name,latitude,longitude,transportation\n"
                    + "l1,o1,Harbour House,49.2827,-123.1207,Bus 7\nl2,o1,,91,400,\n",
            "services_at_location.csv",
            "id,service_id,location_id,description\nx1,s1,l1,\nx2,s2,l2,\nx3,s3,l1,\n",
            "addresses.csv",
            "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
                    + "a1,l1,\"12 Quay St., 3rd floor\",Vancouver,British Columbia,v6b2b5,Canada,physical\n"
                    + "a2,l2,,Trois-Rivières,qc,G9A,CA,postal\n",
            "phones.csv",
            "id,location_id,service_id,organization_id,number,extension,type,language\n"
                    + "p1,l1,,,604-555-0140,12,voice,en\np2,,s2,,call us,,tty,fr\np3,,,o1,1-800-555-0199,,fax,\n",
            "schedules.csv",
            "id,service_id,location_id,opens_at,closes_at,valid_from,valid_to,freq,byday,description\n"
                    + "h1,s1,,09:00,17:00,,,WEEKLY,\"MO,TU,WE\",\nh2,,l1,25:00,17:00,,,WEEKLY,MO,By appointment\n",
            "languages.csv",
            "id,service_id,location_id,language\ng1,s1,,French\ng2,s1,,iu\ng3,,l1,Klingonese\n",
            "required_documents.csv",
            "id,service_id,document\nd1,s1,Proof of address\n",
            "service_areas.csv",
            "id,service_id,service_area,description\nr1,s1,Vancouver,\n");

    private final DirectoryImport imports;
    private final MappingTable mappings;
    private final Registry registry;
    private final InstanceValidator validator;
    private final JdbcTemplate jdbc;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    ImportedProfilesTest(
            DirectoryImport imports,
            MappingTable mappings,
            Registry registry,
            InstanceValidator validator,
            JdbcTemplate jdbc) {
        this.imports = imports;
        this.mappings = mappings;
        this.registry = registry;
        this.validator = validator;
        this.jdbc = jdbc;
    }

    @TestFactory
    List<DynamicTest> whatIsStoredConforms() throws IOException {
        Map<String, Path> feeds = new LinkedHashMap<>();
        try (Stream<Path> formats = Files.list(GOLDEN)) {
            for (Path format : formats.sorted().toList()) {
                try (Stream<Path> cases = Files.list(format)) {
                    cases.sorted().forEach(each -> feeds.put(format.getFileName() + " " + each.getFileName(), each));
                }
            }
        }
        assertThat(feeds).as("a case of each format").hasSizeGreaterThanOrEqualTo(6);
        Path hsds = Files.createDirectories(folder.resolve("hsds").resolve("in"));
        for (Map.Entry<String, String> file : HSDS.entrySet()) {
            Files.writeString(hsds.resolve(file.getKey()), file.getValue());
        }
        feeds.put("hsds package", hsds.getParent());
        return feeds.entrySet().stream()
                .map(feed -> DynamicTest.dynamicTest(feed.getKey(), () -> conforms(feed.getValue())))
                .toList();
    }

    private void conforms(Path example) throws IOException {
        UUID partner = UUID.randomUUID();
        String feed = "p" + partner.toString().substring(0, 8);
        registry.register(
                new Registration(feed, Partner.Kind.DIRECTORY, feed, feed, partner, List.of(), List.of(), List.of()));
        String language = null;
        Path settings = example.resolve("settings.json");
        if (Files.exists(settings)) {
            ObjectMapper json = new ObjectMapper();
            ObjectNode read = (ObjectNode) json.readTree(settings.toFile());
            language = read.remove("language").asText();
            mappings.save(feed, json.treeToValue(read, ColumnMapping.class));
        }
        try (Stream<Path> files = Files.list(example)) {
            Path in = files.filter(file -> file.getFileName().toString().matches("in(\\..*)?"))
                    .findFirst()
                    .orElseThrow();
            imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_UPLOAD, in, language));
        }
        List<String> faults = new ArrayList<>();
        List<Stored> stored = jdbc.query(
                "select r.type, r.body::text as body from resource r join partner p on p.id = r.custodian where p.key = ?",
                (row, number) -> new Stored(row.getString("type"), row.getString("body")),
                feed);
        stored.forEach(each -> Profile.on(each.type()).forEach(profile -> faults.addAll(faults(each, profile))));
        assertThat(stored).extracting(Stored::type).contains("HealthcareService");
        assertThat(faults).isEmpty();
    }

    private record Stored(String type, String body) {}

    private List<String> faults(Stored stored, Profile profile) {
        return validator.validate(stored.body(), profile.url()).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> stored.type() + " " + message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}

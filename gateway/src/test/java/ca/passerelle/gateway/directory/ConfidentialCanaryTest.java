package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

/**
 * A confidential place comes in by every format, with its street, postal code, telephone and coordinates in the fields and in the words; then
 * every door is asked, and none may tell.
 */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ConfidentialCanaryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CANARIES = List.of(
            "nightjar", "k9w 8x7", "k9w8x7", "44.98765", "-75.98765", "44.9876", "75.9876", "555-0187", "5550187");
    private static final String WORDS =
            "Come to 4711 Nightjar Lane, K9W8X7 (44.98765, -75.98765) or ring 613-555-0187. Map: https://maps.google.com/?q=44.98765,-75.98765";

    private final Registry registry;
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    ConfidentialCanaryTest(Registry registry) {
        this.registry = registry;
    }

    /**
     * @param name also the key of the feed
     * @param mapping of a plain table; empty for other formats
     * @param location source id of the secret place
     */
    record Format(String name, String mapping, String body, String location) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Format> formats() {
        return List.of(
                new Format("canary-hsds-json", "", hsds("\"confidential\": true, "), "l1"),
                new Format("canary-hsds-words", "", hsds("\"alternate_name\": \"Confidential location\", "), "l1"),
                new Format("canary-hsds-type", "", hsds("").replace("physical\", \"name", "redacted\", \"name"), "l1"),
                new Format("canary-airs", "", airs("Confidential=\"true\"", ""), "2"),
                new Format(
                        "canary-airs-reason",
                        "",
                        airs("Confidential=\"false\"", "<ReasonWithheld>Safety</ReasonWithheld>"),
                        "2"),
                new Format("canary-icarol-csv", "", icarolCsv(), "10"),
                new Format("canary-icarol-json", "", icarolJson(), "10"),
                new Format(
                        "canary-csv",
                        "{\"columns\":{\"Key\":\"service.id\",\"Name\":\"service.name\",\"About\":\"service.description\",\"Street\":\"address.address_1\","
                                + "\"Code\":\"address.postal_code\",\"Lat\":\"location.latitude\",\"Long\":\"location.longitude\","
                                + "\"Secret\":\"address.confidential\",\"Phone\":\"phone.number\",\"Private\":\"phone.confidential\"},\"constants\":{\"organization.name\":\"Canary House\"}}",
                        "Key,Name,About,Street,Code,Lat,Long,Secret,Phone,Private\nc1,Canary shelter,\"" + WORDS
                                + "\",4711 Nightjar Lane,K9W 8X7,44.98765,-75.98765,x,613-555-0187,yes\n",
                        "c1"));
    }

    private static String hsds(String flag) {
        return "[{\"id\":\"s1\",\"name\":\"Canary shelter\",\"status\":\"active\",\"description\":\"" + WORDS + "\","
                + "\"organization\":{\"id\":\"o1\",\"name\":\"Canary House\",\"description\":\"" + WORDS + "\"},"
                + "\"service_at_locations\":[{\"id\":\"x1\",\"description\":\"" + WORDS
                + "\",\"location\":{\"id\":\"l1\"," + flag
                + "\"location_type\":\"physical\", \"name\":\"4711 Nightjar Lane\",\"description\":\"" + WORDS
                + "\",\"transportation\":\"" + WORDS + "\",\"latitude\":44.98765,\"longitude\":-75.98765,"
                + "\"addresses\":[{\"id\":\"a1\",\"address_1\":\"4711 Nightjar Lane\",\"city\":\"Perth\",\"state_province\":\"ON\","
                + "\"postal_code\":\"K9W 8X7\",\"country\":\"CA\",\"address_type\":\"physical\"}],"
                + "\"phones\":[{\"id\":\"p1\",\"number\":\"613-555-0187\",\"is_private\":\"true\"}],"
                + "\"accessibility\":[{\"id\":\"ac1\",\"description\":\"" + WORDS + "\"}],"
                + "\"schedules\":[{\"id\":\"sc1\",\"description\":\"" + WORDS + "\"}]}}],"
                + "\"service_areas\":[{\"id\":\"ar1\",\"name\":\"K9W 8X7\"}]}]";
    }

    private static String airs(String flag, String reason) {
        return "<Source><Agency><Key>1</Key><Name>Canary House</Name><AgencyDescription>" + WORDS
                + "</AgencyDescription><Site><Key>2</Key>"
                + "<Name>4711 Nightjar Lane</Name><SiteDescription>" + WORDS + "</SiteDescription><PhysicalAddress "
                + flag
                + "><Line1>4711 Nightjar Lane</Line1><City>Perth</City><State>ON</State><ZipCode>K9W 8X7</ZipCode>"
                + reason
                + "</PhysicalAddress><Phone Confidential=\"true\"><PhoneNumber>613-555-0187</PhoneNumber></Phone>"
                + "<BusServiceAccess>" + WORDS + "</BusServiceAccess><DisabilitiesAccess>" + WORDS
                + "</DisabilitiesAccess>"
                + "<SpatialLocation><Datum>44.98765, -75.98765</Datum></SpatialLocation><SiteService><Key>3</Key><Name>Canary shelter</Name>"
                + "<Description>" + WORDS + "</Description><TimeOpen><Notes>" + WORDS
                + "</Notes></TimeOpen><GeographicAreaServed><ZipCode>K9W 8X7</ZipCode>"
                + "</GeographicAreaServed></SiteService></Site></Agency></Source>";
    }

    private static String icarolCsv() {
        String words = "\"" + WORDS + "\"";
        return "ResourceAgencyNum,TaxonomyLevelName,ParentAgencyNum,PublicName,AgencyDescription,PhysicalAddress1,PhysicalCity,PhysicalPostalCode,"
                + "PhysicalAddressIsPrivate,Latitude,Longitude,Phone1Number,Phone1IsPrivate,BusServiceAccess,HoursOfOperation,ConnectsToSiteNum,ConnectsToProgramNum,IsLinkOnly,LanguageOfRecord\n"
                + "1,Agency,0,Canary House," + words + ",,,,,,,,,,,,,,en\n"
                + "10,Site,1,4711 Nightjar Lane," + words
                + ",4711 Nightjar Lane,Perth,K9W 8X7,Yes,44.98765,-75.98765,613-555-0187,Yes," + words + ","
                + words + ",,,,en\n"
                + "20,Program,1,Canary shelter," + words + ",,,,,,,,,,,,,,en\n"
                + "20,Program,1,Refuge du canari," + words + ",,,,,,,,,,,,,,fr\n"
                + "30,ProgramAtSite,1,,,,,,,,,,,,,10,20,TRUE,en\n";
    }

    private static String icarolJson() {
        return "[{\"id\":1,\"type\":\"Agency\",\"names\":[{\"value\":\"Canary House\"}],\"contactDetails\":[],\"description\":\""
                + WORDS + "\"},"
                + "{\"id\":10,\"type\":\"Site\",\"names\":[{\"value\":\"4711 Nightjar Lane\"}],\"description\":\""
                + WORDS
                + "\",\"related\":[{\"type\":\"Agency\",\"id\":1}],\"contactDetails\":[{\"contact\":{\"type\":\"PhysicalLocation\",\"line1\":\"4711 Nightjar Lane\","
                + "\"city\":\"Perth\",\"zipPostalCode\":\"K9W 8X7\",\"latitude\":44.98765,\"longitude\":-75.98765},\"isConfidential\":true},"
                + "{\"contact\":{\"type\":\"PhoneNumber\",\"number\":\"613-555-0187\"},\"isConfidential\":true}],\"accessibility\":{\"public\":\""
                + WORDS
                + "\"}},{\"id\":20,\"type\":\"Program\",\"names\":[{\"value\":\"Canary shelter\"}],\"contactDetails\":[],\"description\":\""
                + WORDS
                + "\",\"related\":[{\"type\":\"Agency\",\"id\":1}]},{\"id\":30,\"type\":\"ProgramAtSite\",\"names\":[],\"contactDetails\":[],"
                + "\"related\":[{\"type\":\"Agency\",\"id\":1},{\"type\":\"Site\",\"id\":10},{\"type\":\"Program\",\"id\":20}]}]";
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noDoorTells(Format format, CapturedOutput output) throws Exception {
        String feed = format.name();
        registry.register(new Registration(
                feed,
                Partner.Kind.DIRECTORY,
                feed,
                feed,
                new UUID(7, feed.hashCode()),
                List.of("token-" + feed),
                List.of(),
                List.of()));
        if (!format.mapping().isEmpty()) {
            HttpResponse<String> saved = http.send(
                    request(feed, "/directory/feeds/" + feed + "/mapping")
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(format.mapping()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(saved.statusCode()).isEqualTo(204);
        }
        HttpResponse<String> answer = http.send(
                request(feed, "/directory/feeds/" + feed + "/imports")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(format.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode report = JSON.readTree(answer.body());
        assertThat(report.path("created").asInt()).isEqualTo(3);
        List<String> told = new ArrayList<>(List.of(answer.body()));
        String run = report.path("run").asText();
        for (String path : doors(feed, format.location(), run)) {
            told.add(get(feed, path));
        }
        for (String text : told) {
            String plain = text.toLowerCase(Locale.ROOT);
            CANARIES.forEach(canary -> assertThat(plain).doesNotContain(canary));
        }
        assertThat(told.stream().filter(text -> text.contains("Canary shelter")))
                .isNotEmpty();
        String log = output.getAll().toLowerCase(Locale.ROOT);
        CANARIES.forEach(canary -> assertThat(log).doesNotContain(canary));
        noDistanceTells(feed);
    }

    private static List<String> doors(String feed, String location, String run) {
        UUID place = new FeedIds(feed).id(new SourceKey(RecordKind.LOCATION, location));
        List<String> doors = new ArrayList<>(List.of(
                "/directory/feeds/" + feed + "/imports/" + run,
                "/directory/feeds/" + feed + "/imports/" + run + ".csv",
                "/directory/feeds/" + feed + "/imports",
                "/directory/feeds/" + feed + "/confidential",
                "/fhir/Location/" + place,
                "/fhir/Location/" + place + "/_history",
                "/fhir/Location/_history?_count=50",
                "/fhir/HealthcareService/_history?_count=50",
                "/fhir/HealthcareService?_include=HealthcareService:location&_count=50",
                "/fhir/HealthcareService?_include=*&_count=50",
                "/fhir/Organization?_count=50",
                "/fhir/Location?address-postalcode=K9W&_count=50",
                "/fhir/Location?address=" + encoded("4711 Nightjar") + "&_count=50",
                "/directory/services?text=" + encoded("canary shelter"),
                "/directory/services?text=" + encoded("Nightjar Lane"),
                "/directory/services?text=" + encoded("canari") + "&language=fr",
                "/directory/services?near=44.98765,-75.98765&km=2"));
        return doors;
    }

    /** From the very spot and from far away the place ranks alike, and no distance is given. */
    private void noDistanceTells(String feed) throws IOException, InterruptedException {
        for (String near : List.of("44.98765,-75.98765", "49.28,-123.12")) {
            JsonNode found = JSON.readTree(
                    get(feed, "/directory/services?text=" + encoded("canary shelter") + "&near=" + near + "&km=5"));
            List<JsonNode> ours = new ArrayList<>();
            found.path("listings").forEach(listing -> {
                if (listing.path("name").asText().equals("Canary shelter")) {
                    ours.add(listing);
                }
            });
            assertThat(ours).isNotEmpty();
            assertThat(ours)
                    .allMatch(listing ->
                            listing.path("km").isNull() || listing.path("km").isMissingNode());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String feed, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer token-" + feed);
    }

    private String get(String feed, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request(feed, path).GET().build(), HttpResponse.BodyHandlers.ofString());
        // What was asked for comes back in links; it is the asker's own.
        return answer.body()
                .replaceAll("\"url\"\\s*:\\s*\"[^\"]*\"", "")
                .replaceAll("(?i)(?:address|address-postalcode)=[^&\"]*", "");
    }
}

package ca.passerelle.gateway.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.GatewayTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a feed brought is given back as HSDS 3.1, without what is secret, and what is gone can be told. */
@GatewayTest
class HsdsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET_STREET = "77 Canary Lane";
    private static final String SECRET_CODE = "K7Z 9Z9";

    @LocalServerPort
    private int port;

    @Autowired
    private Registry registry;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void partner() {
        registry.register(new Registration(
                "tamarack-211",
                Partner.Kind.DIRECTORY,
                "elm",
                "orme",
                new UUID(3, 2112),
                List.of("token-tamarack-211"),
                List.of(),
                List.of()));
    }

    @Test
    void aFeedComesOutAsItWentIn() throws Exception {
        upload("s1,o1,Soup of the elms,Hot soup,active,18,2026-05-01\ns2,o1,Shelter of the elms,A bed,active,,\n");
        JsonNode services = get("/hsds/services?minimal=true");
        assertThat(services.path("total_items").asInt()).isEqualTo(ids(services).size());
        JsonNode soup = find("Soup of the elms");
        assertThat(soup.path("status").asText()).isEqualTo("active");
        assertThat(soup.path("minimum_age").asInt()).isEqualTo(18);
        assertThat(soup.path("assured_date").asText()).isEqualTo("2026-05-01");
        assertThat(soup.at("/organization/name").asText()).isEqualTo("Elm Table");
        assertThat(soup.at("/service_at_locations/0/location/addresses/0/postal_code")
                        .asText())
                .isEqualTo("K7Y 1A1");
        assertThat(soup.at("/service_at_locations/0/location/latitude").asDouble())
                .isEqualTo(45.5);
        String atLocation = soup.at("/service_at_locations/0/id").asText();
        assertThat(get("/hsds/service_at_locations/" + atLocation)
                        .at("/service/id")
                        .asText())
                .isEqualTo(soup.path("id").asText());
        assertThat(get("/hsds/organizations/" + soup.at("/organization/id").asText())
                        .path("name")
                        .asText())
                .isEqualTo("Elm Table");
    }

    @Test
    void aSecretAddressLeavesByNoDoor() throws Exception {
        upload("s2,o1,Shelter of the elms,A bed,active,,\n");
        String shelter = find("Shelter of the elms").toString();
        assertThat(shelter).contains("Elmville").doesNotContain("Canary", "K7Z", "45.7");
        for (String list : List.of(
                "/hsds/services?full=true&per_page=500",
                "/hsds/service_at_locations?per_page=500",
                "/hsds/organizations?per_page=500")) {
            assertThat(get(list).toString()).doesNotContain(SECRET_STREET, SECRET_CODE);
        }
    }

    @Test
    void whatIsGoneIsMissingFromTheCompleteListAndWhatChangedIsTold() throws Exception {
        upload("s1,o1,Soup of the elms,Hot soup,active,,\ns3,o1,Choir of the elms,Singing,active,,\n");
        Set<String> before = ids(get("/hsds/services?minimal=true"));
        String choir = find("Choir of the elms").path("id").asText();
        assertThat(before).contains(choir);
        Instant between = Instant.now();
        upload("s1,o1,Soup of the elms,Cold soup,active,,\n");
        Set<String> after = ids(get("/hsds/services?minimal=true"));
        assertThat(after).doesNotContain(choir);
        JsonNode changed = get("/hsds/services?per_page=500&modified_after=" + between);
        assertThat(StreamSupport.stream(changed.path("contents").spliterator(), false)
                        .map(service -> service.path("name").asText()))
                .contains("Soup of the elms")
                .doesNotContain("Choir of the elms");
        assertThat(ask("/hsds/services/" + choir, "tamarack-211").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesAreNumberedAndEndAsTheEnvelopeSays() throws Exception {
        upload("s1,o1,Soup of the elms,Hot soup,active,,\ns3,o1,Choir of the elms,Singing,active,,\n");
        Set<String> seen = new TreeSet<>();
        JsonNode page = get("/hsds/services?per_page=1");
        assertThat(page.path("first_page").asBoolean()).isTrue();
        long total = page.path("total_items").asLong();
        for (int number = 1; number <= page.path("total_pages").asInt(); number++) {
            JsonNode one = get("/hsds/services?per_page=1&page=" + number);
            assertThat(one.path("last_page").asBoolean()).isEqualTo(number == total);
            seen.addAll(ids(one));
        }
        assertThat(seen).hasSize((int) total);
        assertThat(get("/hsds/services?per_page=1&page=" + (total + 1))
                        .path("empty")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hsds/services?shoe=high",
                "/hsds/services?page=0",
                "/hsds/services?modified_after=soon",
                "/hsds/services?minimal=perhaps",
                "/hsds/organizations?modified_after=2026-01-01"
            })
    void whatIsNotKnownIsRefused(String path) throws Exception {
        HttpResponse<String> answer = ask(path, "tamarack-211");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("problems");
    }

    @Test
    void onlyPartnersRead() throws Exception {
        assertThat(ask("/hsds/services", null).statusCode()).isEqualTo(401);
        assertThat(get("/hsds").path("version").asText()).isEqualTo("3.1");
    }

    private JsonNode find(String name) throws Exception {
        JsonNode page = get("/hsds/services?per_page=500");
        String id = StreamSupport.stream(page.path("contents").spliterator(), false)
                .filter(service -> service.path("name").asText().equals(name))
                .map(service -> service.path("id").asText())
                .findFirst()
                .orElseThrow();
        return get("/hsds/services/" + id);
    }

    private static Set<String> ids(JsonNode page) {
        Set<String> ids = new TreeSet<>();
        page.path("contents").forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = ask(path, "tamarack-211");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> ask(String path, @Nullable String partner) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (partner != null) {
            request.header("Authorization", "Bearer token-" + partner);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void upload(String services) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> table : Map.of(
                            "organizations.csv", "id,name,description\no1,Elm Table,A table\n",
                            "services.csv",
                                    "id,organization_id,name,description,status,minimum_age,assured_date\n" + services,
                            "locations.csv",
                                    "id,location_type,name,latitude,longitude\nl1,physical,Hall,45.5,-76.5\nl2,physical,House,45.7,-76.7\n",
                            "addresses.csv",
                                    "id,location_id,address_1,city,state_province,postal_code,country,address_type\na1,l1,1 Elm Road,Elmville,ON,K7Y 1A1,CA,physical\n"
                                            + "a2,l2," + SECRET_STREET + " (confidential),Elmville,ON," + SECRET_CODE
                                            + ",CA,physical\n",
                            "service_at_location.csv",
                                    "id,service_id,location_id\n"
                                            + Stream.of("x1,s1,l1", "x2,s2,l2", "x3,s3,l1")
                                                    .filter(row -> services.contains(row.split(",")[1] + ",o1"))
                                                    .map(row -> row + "\n")
                                                    .collect(Collectors.joining()))
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(table.getKey()));
                zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/directory/feeds/tamarack-211/imports"))
                .header("Authorization", "Bearer token-tamarack-211")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}

package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.testing.GatewayTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

/** The directory by HTTP, through every filter. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DirectoryHttpTest {

    private static final String IMPORTS = "/directory/feeds/fir-211/imports";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Registry registry;

    @LocalServerPort
    private int port;

    DirectoryHttpTest(Registry registry) {
        this.registry = registry;
    }

    @BeforeEach
    void partners() {
        registry.register(registration("fir-211"));
        registry.register(registration("oak-211"));
    }

    private static Registration registration(String key) {
        return new Registration(
                key,
                Partner.Kind.DIRECTORY,
                key,
                key,
                new UUID(3, key.hashCode()),
                List.of("token-" + key),
                List.of(),
                List.of());
    }

    private HttpRequest.Builder as(String partner, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer token-" + partner);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String partner, String type, byte[] bytes)
            throws IOException, InterruptedException {
        return send(
                as(partner, IMPORTS).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static byte[] zip(String services) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("services.csv"));
            zip.write(services.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] form(byte[] zip) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(("--fir\r\nContent-Disposition: form-data; name=\"package\"; filename=\"fir.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.write(zip);
        form.write("\r\n--fir--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    @Test
    void anUploadAnswersWithItsReport() throws Exception {
        byte[] zip = zip("id,name,status\ns1,Soup for firs,active\ns2,,active\n");
        HttpResponse<String> answer = upload("fir-211", "application/zip", zip);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode report = JSON.readTree(answer.body());
        assertThat(report.path("state").asText()).isEqualTo("APPLIED");
        assertThat(report.path("quarantined").asInt()).isEqualTo(1);
        assertThat(report.at("/lines/0/rule").asText()).isEqualTo("name-missing");
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(JSON.readTree(send(as("fir-211", location)).body())
                        .path("feed")
                        .asText())
                .isEqualTo("fir-211");
        String line = "name-missing,QUARANTINED,1,services.csv row 3 column name,s2";
        assertThat(send(as("fir-211", location).header("Accept", "text/csv")).body())
                .contains(line);
        assertThat(send(as("fir-211", location + ".csv")).body()).contains(line);
        HttpResponse<String> again = upload("fir-211", "multipart/form-data; boundary=fir", form(zip));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(again.body()).path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void aBrokenPackageIsRefusedWithAReport() throws Exception {
        HttpResponse<String> answer = upload("fir-211", "application/zip", new byte[] {'P', 'K', 3, 4});
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).at("/lines/0/rule").asText()).isEqualTo("package-unreadable");
    }

    @Test
    void anUploadIsCutOffAtTheLimit() {
        assertThatThrownBy(() -> UploadedPackage.of(new ByteArrayInputStream(new byte[2_000]), 1_000))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
    }

    @Test
    void anotherPartnersFeedDoesNotExist() throws Exception {
        HttpResponse<String> answer = upload("oak-211", "application/zip", zip("id,name\ns1,Evil\n"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).at("/problems/0/code").asText()).isEqualTo("not-found");
        assertThat(send(as("oak-211", IMPORTS + "/" + UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(send(as("fir-211", IMPORTS + "/nonsense")).statusCode()).isEqualTo(404);
        assertThat(send(as("nobody", "/directory/services")).statusCode()).isEqualTo(401);
    }

    @Test
    void searchAnswersInTheLanguageAskedFor() throws Exception {
        assertThat(upload("fir-211", "application/zip", zip("id,name,status\ns1,Soup for firs,active\n"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> answer = send(as("oak-211", "/directory/services?text=firs&near=49.28,-123.12&km=5")
                .header("Accept-Language", "fr-CA"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode found = JSON.readTree(answer.body()).at("/listings/0");
        assertThat(found.path("name").asText()).isEqualTo("Soup for firs");
        assertThat(found.path("language").asText()).isEqualTo("en");
        assertThat(found.path("acceptsReferrals").asBoolean()).isFalse();
        assertThat(found.at("/why/1/code").asText()).isEqualTo("distance-unknown");
        assertThat(found.at("/why/1/confirmed").asBoolean()).isFalse();
        assertThat(found.at("/why/1/text").asText()).isEqualTo("Confirmer le lieu : distance inconnue");
    }

    @Test
    void wrongParametersAreNamed() throws Exception {
        for (String query : List.of("near=here", "near=91,0", "km=5", "near=1,1&km=-1", "limit=1000", "limit=x")) {
            HttpResponse<String> answer = send(as("oak-211", "/directory/services?" + query));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"invalid-value\"").doesNotContain("Exception");
        }
    }
}

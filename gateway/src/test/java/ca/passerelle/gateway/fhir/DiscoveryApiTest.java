package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.fhir.conformance.ProfilePackage;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.testing.GatewayTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What anybody may read without a token, and that it is true. */
@GatewayTest
class DiscoveryApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void theApiIsDescribedWithoutAToken() throws Exception {
        HttpResponse<String> answer = send("GET", "api-docs");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        JsonNode api = JSON.readTree(answer.body());
        assertThat(api.path("openapi").asText()).startsWith("3.0");
        assertThat(api.path("paths").has("/Task/{id}")).isTrue();
        assertThat(api.path("paths").path("/Task/{id}/$refer").has("post")).isTrue();
        assertThat(api.path("paths").path("/Task/{id}/$status-history").has("get"))
                .isTrue();
        assertThat(api.path("paths").path("/Task/$validate").has("post")).isTrue();
        assertThat(api.path("paths").path("/$validate").has("post")).isTrue();
        assertThat(api.path("paths").path("/Task/{id}").has("delete")).isFalse();
        assertThat(api.path("paths").path("/CodeSystem/{id}").has("put")).isFalse();
        assertThat(names(api.path("paths").path("/Task").path("get")))
                .containsAll(Grammar.of("Task").orElseThrow().parameters().keySet());
    }

    /** Every reference inside the document leads somewhere, every variable of a path is declared, and no operation is there twice. */
    @Test
    void theDescriptionIsSound() throws Exception {
        JsonNode api = JSON.readTree(send("GET", "api-docs").body());
        for (JsonNode reference : api.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            assertThat(api.at(pointer).isMissingNode()).as(pointer).isFalse();
        }
        Set<String> ids = new HashSet<>();
        api.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    JsonNode operation = method.getValue();
                    assertThat(ids.add(operation.path("operationId").asText()))
                            .as(path.getKey())
                            .isTrue();
                    assertThat(operation.path("responses").isEmpty()).isFalse();
                    for (String part : path.getKey().split("/")) {
                        if (part.startsWith("{")) {
                            assertThat(names(operation))
                                    .as(path.getKey())
                                    .contains(part.substring(1, part.length() - 1));
                        }
                    }
                }));
        assertThat(ids).hasSizeGreaterThan(50);
    }

    /** What it describes as readable without an id is there: none of the paths is unknown to the server. */
    @Test
    void everySearchInItIsServed() throws Exception {
        JsonNode api = JSON.readTree(send("GET", "api-docs").body());
        Set<String> searched = new HashSet<>();
        for (var paths = api.path("paths").fieldNames(); paths.hasNext(); ) {
            String path = paths.next();
            if (path.matches("/[A-Z]\\w+") && api.path("paths").path(path).has("get")) {
                HttpResponse<String> answer = HTTP.send(
                        request("GET", path.substring(1) + "?_summary=count")
                                .header("Authorization", "Bearer token-pantry")
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                searched.add(path.substring(1));
            }
        }
        Grammar.types().forEach(grammar -> assertThat(searched).contains(grammar.type()));
    }

    @Test
    void thereIsNoSignInYetAndItSaysSo() throws Exception {
        HttpResponse<String> answer = send("GET", ".well-known/smart-configuration");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode smart = JSON.readTree(answer.body());
        assertThat(smart.path("capabilities").isArray()).isTrue();
        smart.fields()
                .forEachRemaining(
                        field -> assertThat(field.getValue()).as(field.getKey()).isEmpty());
        assertThat(smart.has("token_endpoint")).isFalse();
    }

    @Test
    void theProfilesAreThereAsAPackageWithoutAToken() throws Exception {
        HttpResponse<byte[]> answer = HTTP.send(request("GET", "package.tgz").build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/gzip");
        assertThat(answer.body()).isEqualTo(ProfilePackage.archive());
        assertThat(send("POST", "package.tgz").statusCode()).isEqualTo(401);
    }

    @Test
    void nothingElseIsPublicAndNoneOfItIsWritten() throws Exception {
        assertThat(send("GET", "Task").statusCode()).isEqualTo(401);
        assertThat(send("GET", "CodeSystem/need").statusCode()).isEqualTo(401);
        assertThat(send("GET", ".well-known/other").statusCode()).isEqualTo(401);
        assertThat(send("POST", "api-docs").statusCode()).isEqualTo(401);
        assertThat(send("GET", "metadata").statusCode()).isEqualTo(200);
    }

    private static Set<String> names(JsonNode operation) {
        return new HashSet<>(operation.path("parameters").findValuesAsText("name"));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return HTTP.send(request(method, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/" + path))
                .method(method, BodyPublishers.noBody());
    }
}

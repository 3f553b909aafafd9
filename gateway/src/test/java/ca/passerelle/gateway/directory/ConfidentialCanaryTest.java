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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

    private final Registry registry;
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    ConfidentialCanaryTest(Registry registry) {
        this.registry = registry;
    }

    static List<CanaryFeed> feeds() {
        return CanaryFeed.all();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void noDoorTells(CanaryFeed feed, CapturedOutput output) throws Exception {
        String token = register(feed.name() + "-at-once", feed);
        JsonNode report = imported(feed.name() + "-at-once", token, feed.flagged());
        assertThat(report.path("created").asInt()).isEqualTo(3);
        assertNothingIsTold(feed.name() + "-at-once", token, feed, report, output);
        noDistanceTells(token);
    }

    /** First the place is open, and told; then it is secret; then the feed forgets that it is. */
    @ParameterizedTest
    @MethodSource("feeds")
    void whatWasToldIsToldNoMore(CanaryFeed feed, CapturedOutput output) throws Exception {
        String key = feed.name() + "-later";
        String token = register(key, feed);
        imported(key, token, feed.opened());
        String place = ask(token, "/fhir/Location/" + id(key, feed.location())).toLowerCase(Locale.ROOT);
        assertThat(place).contains("nightjar", "k9w 8x7", "44.98765");
        JsonNode flagged = imported(key, token, feed.flagged());
        assertThat(flagged.path("retired").asInt()).isPositive();
        assertNothingIsTold(key, token, feed, flagged, output);
        assertNothingIsTold(key, token, feed, imported(key, token, feed.forgetful()), output);
        JsonNode again = imported(key, token, feed.opened());
        assertNothingIsTold(key, token, feed, again, output);
    }

    /** What its publisher does not want shown any more is retired, and does not go on telling where it was. */
    @Test
    void whatIsWithdrawnIsToldNoMore(CapturedOutput output) throws Exception {
        CanaryFeed feed = CanaryFeed.all().stream()
                .filter(each -> each.name().endsWith("airs-attribute"))
                .findFirst()
                .orElseThrow();
        String token = register("canary-withdrawn", feed);
        // Another place than the others', which stays in the words of its agency.
        String open = feed.opened()
                .replaceAll("(?i)nightjar", "Sandpiper")
                .replaceAll("Canary (shelter|kitchen)", "Sandpiper $1")
                .replaceAll("K9W ?8X7", "K9Z 1Z1")
                .replace("44.98765", "45.12345")
                .replace("75.98765", "76.12345")
                .replace("555-0187", "555-0186");
        imported("canary-withdrawn", token, open);
        String other =
                "<Agency><Key>9</Key><Name>Open House</Name><Site><Key>8</Key><Name>Open place</Name><SiteService><Key>7</Key>"
                        + "<Name>Sandpiper shelter two</Name></SiteService></Site></Agency></Source>";
        JsonNode report = imported(
                "canary-withdrawn",
                token,
                open.replace("<Site>", "<Site ExcludeFromWebsite=\"true\">").replace("</Source>", other));
        assertThat(report.path("retired").asInt()).isEqualTo(3);
        UUID place = id("canary-withdrawn", feed.location());
        for (String path : List.of("/fhir/Location/" + place, "/fhir/Location/" + place + "/_history")) {
            assertThat(ask(token, path).toLowerCase(Locale.ROOT)).doesNotContain("sandpiper", "k9z", "45.12");
        }
    }

    private String register(String key, CanaryFeed feed) throws Exception {
        String token = "token-" + key;
        registry.register(new Registration(
                key,
                Partner.Kind.DIRECTORY,
                key,
                key,
                new UUID(7, key.hashCode()),
                List.of(token),
                List.of(),
                List.of()));
        if (!feed.mapping().isEmpty()) {
            HttpResponse<String> saved = http.send(
                    request(token, "/directory/feeds/" + key + "/mapping")
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(feed.mapping()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
        }
        return token;
    }

    private JsonNode imported(String key, String token, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                request(token, "/directory/feeds/" + key + "/imports")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private void assertNothingIsTold(String key, String token, CanaryFeed feed, JsonNode report, CapturedOutput output)
            throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("report", report.toString());
        for (String path : doors(key, feed.location(), report.path("run").asText())) {
            told.put(path, ask(token, path));
        }
        for (String near : List.of("44.98765|-75.98765", "49.28|-123.12")) {
            told.put("$match " + near, matched(token, near));
        }
        String shelter = shelter(token, key);
        told.put(
                "$explain",
                post(token, "/fhir/HealthcareService/" + shelter + "/$explain", asked("44.98765|-75.98765")));
        told.put("sources", ask(token, "/directory/services/" + shelter + "/sources"));
        told.put("log", output.getAll());
        told.forEach((door, text) -> {
            String plain = text.toLowerCase(Locale.ROOT);
            CanaryFeed.CANARIES.forEach(canary -> assertThat(plain).as(door).doesNotContain(canary));
        });
        assertThat(told.values().stream().filter(text -> text.contains("Canary shelter")))
                .hasSizeGreaterThan(5);
    }

    private static UUID id(String key, String location) {
        return new FeedIds(key).id(new SourceKey(RecordKind.LOCATION, location));
    }

    private static List<String> doors(String key, String location, String run) {
        UUID place = id(key, location);
        return List.of(
                "/directory/feeds/" + key + "/imports/" + run,
                "/directory/feeds/" + key + "/imports/" + run + ".csv",
                "/directory/feeds/" + key + "/imports",
                "/directory/feeds/" + key + "/confidential",
                "/directory/duplicates",
                "/pairs",
                "/fhir/Location/" + place,
                "/fhir/Location/" + place + "/_history",
                "/fhir/Location/" + place + "/_history/1",
                "/fhir/Location?_id=" + place + "&_summary=true",
                "/fhir/Location?_id=" + place + "&_elements=address,position",
                "/fhir/Location/_history?_count=200",
                "/fhir/Organization/_history?_count=200",
                "/fhir/HealthcareService/_history?_count=200",
                "/fhir/HealthcareService/_history?_since=2020-01-01T00:00:00Z&_count=200",
                "/fhir/HealthcareService?_include=HealthcareService:location&_count=200",
                "/fhir/HealthcareService?_include=*&_count=200",
                "/fhir/HealthcareService?name=canary&_include=HealthcareService:coverage-area&_count=200",
                "/fhir/Location?_revinclude=HealthcareService:location&_count=200",
                "/fhir/Organization?_count=200",
                "/fhir/Provenance?_count=200",
                "/fhir/Location?address-postalcode=K9W&_count=50",
                "/fhir/Location?near=44.98765|-75.98765|2|km".replace("|", "%7C"),
                "/fhir/Location?address=" + encoded("4711 Nightjar") + "&_count=50",
                "/directory/services?text=" + encoded("canary shelter"),
                "/directory/services?text=" + encoded("canary kitchen"),
                "/directory/services?text=" + encoded("Nightjar Lane"),
                "/directory/services?text=" + encoded("Nightjr Lane"),
                "/directory/services?text=" + encoded("canari") + "&language=fr",
                "/directory/services?near=44.98765,-75.98765&km=2",
                "/hsds/services?full=true&per_page=100",
                "/hsds/service_at_locations?per_page=100",
                "/hsds/organizations?per_page=100");
    }

    private String shelter(String token, String key) throws Exception {
        String system = "/feed/" + key + "/";
        JsonNode found =
                JSON.readTree(raw(token, "/fhir/HealthcareService?name=" + encoded("Canary shelter") + "&_count=200"));
        for (JsonNode entry : found.path("entry")) {
            if (entry.path("resource").path("identifier").toString().contains(system)) {
                return entry.path("resource").path("id").asText();
            }
        }
        throw new AssertionError("no shelter of " + key);
    }

    private static String asked(String near) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"need\",\"valueCode\":\"homelessness\"},"
                + "{\"name\":\"near\",\"valueString\":\"" + near + "\"}]}";
    }

    /** Without the place that was asked from, which is the asker's own. */
    private String matched(String token, String near) throws Exception {
        String answer = post(token, "/fhir/HealthcareService/$match", asked(near));
        JsonNode bundle = JSON.readTree(answer);
        assertThat(bundle.path("resourceType").asText()).as(answer).isEqualTo("Bundle");
        bundle.path("entry").forEach(entry -> {
            if (entry.toString().contains("Canary shelter")) {
                assertThat(entry.toString()).doesNotContain(" km");
            }
        });
        return answer;
    }

    private String post(String token, String path, String body) throws Exception {
        return http.send(
                        request(token, path)
                                .header("Content-Type", "application/fhir+json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** From the very spot and from far away the place ranks alike, and no distance is given. */
    private void noDistanceTells(String token) throws Exception {
        for (String near : List.of("44.98765,-75.98765", "49.28,-123.12")) {
            JsonNode found = JSON.readTree(
                    ask(token, "/directory/services?text=" + encoded("canary shelter") + "&near=" + near + "&km=5"));
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

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private String raw(String token, String path) throws IOException, InterruptedException {
        return http.send(request(token, path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String ask(String token, String path) throws IOException, InterruptedException {
        // What was asked for comes back in links; it is the asker's own.
        return raw(token, path)
                .replaceAll("\"url\"\\s*:\\s*\"[^\"]*\"", "")
                .replaceAll("(?i)(?:address|address-postalcode|near)=[^&\"]*", "");
    }
}

package ca.passerelle.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Room of services: told by whoever offers them, asked of many at once, weighed, and unknown when it is too old. */
@GatewayTest
class CapacityApiTest {

    @LocalServerPort
    private int port;

    @As("test-211")
    private Fhir directory;

    @As("connectors")
    private Fhir connectors;

    @Test
    void aReportIsKeptAskedForAndWeighed() {
        String service = service(null);
        assertThat(told(
                                service,
                                new Parameters()
                                        .addParameter("available", new IntegerType(0))
                                        .addParameter("waitlist", new IntegerType(7))
                                        .addParameter("waitDays", new IntegerType(40)))
                        .status())
                .isEqualTo(200);
        assertThat(capacity(service, "status")).isEqualTo("waitlist");
        assertThat(explained(service)).contains("Full, with a waitlist", "Wait: about 40 days", "liste d’attente");
        assertThat(told(
                                service,
                                new Parameters()
                                        .addParameter("available", new IntegerType(3))
                                        .addParameter("maximum", new IntegerType(12)))
                        .status())
                .isEqualTo(200);
        assertThat(capacity(service, "status")).isEqualTo("capacity");
        assertThat(capacity(service, "available")).isEqualTo("3");
        assertThat(explained(service)).contains("Has room: 3");
        Parameters history = directory
                .get("HealthcareService/" + service + "/$capacity-history")
                .as(Parameters.class);
        assertThat(history.getParameter()).hasSize(2);
    }

    @Test
    void whatIsTooOldIsUnknown() {
        String service = service(null);
        String yesterday = Instant.now()
                .minus(30, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        assertThat(told(
                                service,
                                new Parameters()
                                        .addParameter("available", new IntegerType(2))
                                        .addParameter("unit", "bed")
                                        .addParameter("asOf", new DateTimeType(yesterday)))
                        .status())
                .isEqualTo(200);
        assertThat(capacity(service, "status")).isNull();
        assertThat(capacity(service, "current")).isEqualTo("false");
        assertThat(explained(service)).contains("too old. Confirm that there is room");
    }

    @Test
    void placesThatAreCountedHereNeedNoReport() {
        String service = service(5);
        assertThat(capacity(service, "available")).isEqualTo("5");
        assertThat(capacity(service, "channel")).isEqualTo("SEATS");
        assertThat(explained(service)).contains("Has room: 5");
    }

    @Test
    void onlyWhoeverOffersOrPublishesAServiceTellsItsRoom() {
        String service = service(null);
        Parameters report = new Parameters().addParameter("available", new IntegerType(1));
        assertThat(connectors
                        .post("HealthcareService/" + service + "/$report-capacity", report)
                        .status())
                .isEqualTo(403);
        HealthcareService theirs = resource(null);
        theirs.setProvidedBy(new Reference("Organization/" + organizationOfConnectors()));
        String own = create(theirs);
        assertThat(connectors
                        .post("HealthcareService/" + own + "/$report-capacity", report)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFeedsCountIsWeighedToo() {
        HealthcareService listed = resource(null);
        var count = listed.addExtension().setUrl(DirectoryExtension.CAPACITY);
        count.addExtension("available", new org.hl7.fhir.r4.model.DecimalType(4));
        count.addExtension("updated", new DateTimeType(Instant.now().toString()));
        assertThat(explained(create(listed))).contains("Has room: 4");
    }

    @Test
    void aTableTellsMany() throws Exception {
        String one = service(null);
        String two = service(null);
        String csv = "service,available,unit\n" + one + ",6,places\n" + two + ",many,places\nnobody,1,\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/directory/capacity"))
                .header("Authorization", "Bearer token-test-211")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"taken\":1", "row 3 column available", "row 4 column service", "invalid-value");
        assertThat(capacity(one, "available")).isEqualTo("6");
    }

    @Test
    void aPersonWithoutAnAccountTellsItByALink() throws Exception {
        String service = service(null);
        assertThat(connectors
                        .post("HealthcareService/" + service + "/$capacity-link", new Parameters())
                        .status())
                .isEqualTo(403);
        Fhir.Answer made = directory.post("HealthcareService/" + service + "/$capacity-link", new Parameters());
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        String link = made.as(Parameters.class).getParameter("url").getValue().primitiveValue();
        URI page = URI.create("http://127.0.0.1:" + port + link.substring(link.indexOf("/room/")));
        assertThat(send(HttpRequest.newBuilder(page)
                                .header("Accept-Language", "fr-CA")
                                .build())
                        .body())
                .contains("Combien de places", "Housing help of the many");
        assertThat(send(told(page, "available=many")).statusCode()).isEqualTo(422);
        assertThat(send(told(page, "available=4&waitlist=2&remark=ground+floor"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(capacity(service, "available")).isEqualTo("4");
        assertThat(capacity(service, "channel")).isEqualTo("LINK");
        URI forged = URI.create(page + "x");
        assertThat(send(HttpRequest.newBuilder(forged).build()).statusCode()).isEqualTo(404);
    }

    private static HttpRequest told(URI page, String form) {
        return HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    @Test
    void gapsAreForPlanners() throws Exception {
        URI gaps = URI.create("http://127.0.0.1:" + port + "/directory/service-gaps");
        HttpRequest.Builder asked = HttpRequest.newBuilder(gaps);
        assertThat(send(asked.copy()
                                .header("Authorization", "Bearer token-connectors")
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(asked.copy()
                                .header("Authorization", "Bearer token-test-211")
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(asked.build()).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String organizationOfConnectors() {
        return Optional.of(new Fhir(port, "connectors")
                        .get("Organization?_count=50")
                        .as(Bundle.class))
                .stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(entry -> (org.hl7.fhir.r4.model.Organization) entry.getResource())
                .filter(organization -> String.valueOf(organization.getName()).contains("onnect"))
                .map(organization -> organization.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    private Fhir.Answer told(String service, Parameters report) {
        return directory.post("HealthcareService/" + service + "/$report-capacity", report);
    }

    private String explained(String service) {
        Fhir.Answer answer = connectors.post(
                "HealthcareService/" + service + "/$explain",
                new Parameters().addParameter("need", new CodeType("housing")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** A part of the first report of a service, as text; null when it is not said. */
    private @Nullable String capacity(String service, String part) {
        Parameters asked = new Parameters().addParameter("service", new Reference("HealthcareService/" + service));
        Fhir.Answer answer = connectors.post("HealthcareService/$capacity", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameterFirstRep().getPart().stream()
                .filter(one -> one.getName().equals(part))
                .map(ParametersParameterComponent::getValue)
                .map(value -> value instanceof Coding coding ? coding.getCode() : value.primitiveValue())
                .findFirst()
                .orElse(null);
    }

    private String service(@Nullable Integer seats) {
        return create(resource(seats));
    }

    private static HealthcareService resource(@Nullable Integer seats) {
        HealthcareService service = new HealthcareService();
        service.setActive(true)
                .setName("Housing help of the many")
                .addType(new CodeableConcept(new Coding(Systems.SERVICE_TYPE, "housing-help", null)));
        if (seats != null) {
            service.addExtension(Systems.SERVICE_SEATS, new UnsignedIntType(seats));
        }
        service.setCommentElement(new StringType("Help with housing"));
        return service;
    }

    private String create(HealthcareService service) {
        Fhir.Answer answer = directory.post("HealthcareService", service);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }
}

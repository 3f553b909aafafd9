package ca.passerelle.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.matching.criteria.AreaBox;
import ca.passerelle.gateway.matching.criteria.Boundary;
import ca.passerelle.gateway.matching.criteria.Coverage;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Areas that services draw on a map: met inside, excluded outside, to be confirmed near the border. */
@GatewayTest
class AreaMatchTest {

    /** A square of about 22 km around 54.0, -103.0 with a hole of about 4 km around its middle. */
    private static final String SQUARE = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
            + "[[-103.17,53.9],[-102.83,53.9],[-102.83,54.1],[-103.17,54.1],[-103.17,53.9]],"
            + "[[-103.03,53.98],[-102.97,53.98],[-102.97,54.02],[-103.03,54.02],[-103.03,53.98]]]}}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @CsvSource({
        "0.5,  0.5,  0.1, INSIDE",
        "2.5,  2.5,  0.1, OUTSIDE",
        "5.0,  0.5,  0.1, OUTSIDE",
        "0.5, -0.5,  0.1, OUTSIDE",
        "0.5,  0.5, 60.0, BORDER",
        "4.01, 2.0,  2.0, BORDER",
        "3.99, 2.0,  2.0, BORDER"
    })
    void sidesOfABorder(double longitude, double latitude, double km, Coverage side) {
        Boundary border = new Boundary(
                List.of(new double[] {0, 0, 4, 0, 4, 4, 0, 4, 0, 0}, new double[] {2, 2, 3, 2, 3, 3, 2, 3, 2, 2}));
        assertThat(border.at(new GeoPoint(latitude, longitude), km)).isEqualTo(side);
        boolean beyond = new AreaBox("k", 0, 0, 4, 4).isBeyond(new GeoPoint(latitude, longitude), km);
        assertThat(!beyond || side == Coverage.OUTSIDE).isTrue();
    }

    @Test
    void whoLivesInsideIsServedAndWhoLivesOutsideIsNot() {
        String id = service(place(54.05, -103.1, false));
        assertThat(explained(id, "near", "54.05|-103.1")).contains("Serves where the person lives");
        assertThat(explained(id, "near", "54.0|-103.0")).contains("Does not serve where the person lives");
        assertThat(explained(id, "near", "54.3|-103.1")).contains("Does not serve where the person lives");
        assertThat(explained(id, "near", "54.1001|-103.1"))
                .contains("Near the border of the area served", "Près de la limite");
        // The middle of a postal area does not tell the side, except from afar.
        place(54.095, -103.1, false);
        assertThat(explained(id, "postalCode", "S0J 9Z9")).contains("Near the border of the area served");
        Fhir directory = new Fhir(port, "test-211");
        String hsds = directory
                .send("GET", "../hsds/services?full=true&per_page=500", (byte[]) null)
                .body();
        assertThat(hsds).contains("\\\"type\\\":\\\"Feature\\\"", "geojson");
        HealthcareService stored = directory.get("HealthcareService/" + id).as(HealthcareService.class);
        stored.getContained().clear();
        stored.getCoverageArea().clear();
        assertThat(directory
                        .put("HealthcareService/" + id, stored, "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.queryForObject("select count(*) from match_area where service_id = ?::uuid", Integer.class, id))
                .isZero();
        assertThat(explained(id, "near", "54.3|-103.1")).contains("Confirm that it serves where the person lives");
    }

    @Test
    void theAreaAroundASecretAddressTellsNothing() {
        String id = service(place(54.05, -103.1, true));
        assertThat(explained(id, "near", "54.05|-103.1"))
                .contains("Confirm that it serves where the person lives")
                .doesNotContain("Serves where the person lives");
    }

    private String explained(String id, String parameter, String value) {
        Parameters asked = new Parameters()
                .addParameter("need", new CodeType("tax-clinic"))
                .addParameter(parameter, new StringType(value));
        Fhir.Answer answer = new Fhir(port, "connectors").post("HealthcareService/" + id + "/$explain", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String service(String place) {
        Location area = new Location();
        area.setId("zone");
        area.addExtension(
                DirectoryExtension.BOUNDARY,
                new Attachment()
                        .setContentType("application/geo+json")
                        .setData(SQUARE.getBytes(StandardCharsets.UTF_8)));
        HealthcareService service = new HealthcareService();
        service.setActive(true)
                .setName("Tax clinic of the square")
                .addType(new CodeableConcept(new Coding(Systems.SERVICE_TYPE, "tax-clinic", null)))
                .addCoverageArea(new Reference("#zone").setDisplay("Zone 4"))
                .addLocation(new Reference("Location/" + place))
                .addContained(area);
        Fhir.Answer answer = new Fhir(port, "test-211").post("HealthcareService", service);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }

    private String place(double latitude, double longitude, boolean secret) {
        Location location = new Location();
        location.setStatus(Location.LocationStatus.ACTIVE).setName("A house");
        location.getAddress().setCity("Square Corners").setPostalCode("S0J 9Z9").setState("SK");
        location.getPosition().setLatitude(latitude).setLongitude(longitude);
        if (secret) {
            location.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        }
        Fhir.Answer answer = new Fhir(port, "test-211").post("Location", location);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }
}

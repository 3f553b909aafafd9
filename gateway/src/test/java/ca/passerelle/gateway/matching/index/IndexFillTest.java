package ca.passerelle.gateway.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A record that is older than matching is matched all the same. */
@GatewayTest
class IndexFillTest {

    private static final String ROWS =
            "select need, service_id, position::text, community from match_need order by need, service_id";

    @Autowired
    private IndexFill fill;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @Test
    void whatWasWrittenBeforeIsReadFromTheRecord() {
        Fhir directory = new Fhir(port, "test-211");
        Location place = new Location().setStatus(Location.LocationStatus.ACTIVE);
        place.getPosition().setLatitude(58.1).setLongitude(-94.1);
        String location = new IdType(directory
                        .post("Location", place)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .getIdPart();
        HealthcareService service = new HealthcareService().setActive(true).setName("Bear watch");
        service.addType(new CodeableConcept(new Coding(Systems.SERVICE_TYPE, "nature-group", null)));
        service.addLocation(new Reference("Location/" + location));
        assertThat(directory.post("HealthcareService", service).status()).isEqualTo(201);
        List<Map<String, Object>> before = jdbc.queryForList(ROWS);
        transaction.executeWithoutResult(status -> {
            jdbc.update("truncate match_need, match_service, match_place");
            assertThat(fill.fill()).isPositive();
            assertThat(jdbc.queryForList(ROWS)).isEqualTo(before);
            assertThat(fill.fill()).isZero();
            status.setRollbackOnly();
        });
    }
}

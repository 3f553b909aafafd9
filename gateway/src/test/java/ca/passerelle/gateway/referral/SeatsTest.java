package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.Together;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A service that counts its places gives each of them once. */
@GatewayTest
class SeatsTest {

    private static final int AT_ONCE = 50;
    private static final String ACCEPT = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]";

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @As("test-211")
    private Fhir directory;

    @Test
    void ofFiftyWhoTakeTheLastPlaceOneGetsIt() throws Exception {
        String service = service(1);
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            tasks.add(send(service));
        }
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger full = new AtomicInteger();
        Together.run(AT_ONCE, client -> {
            Fhir.Answer answer = connectors.patch(tasks.get(client), ACCEPT);
            assertThat(answer.status()).as(answer.body()).isIn(200, 409);
            if (answer.status() == 200) {
                taken.incrementAndGet();
            } else {
                assertThat(answer.body()).contains(ProblemCode.NO_SEAT.code());
                full.incrementAndGet();
            }
        });
        assertThat(taken.get()).isEqualTo(1);
        assertThat(full.get()).isEqualTo(AT_ONCE - 1);
        assertThat(held(service)).isEqualTo(1);
    }

    @Test
    void aPlaceComesBackWithTheEndAndWithTheWaitlistAndWithUndo() {
        String service = service(1);
        String first = send(service);
        String second = send(service);
        assertThat(connectors.patch(first, ACCEPT).status()).isEqualTo(200);
        assertThat(connectors.patch(second, ACCEPT).status()).isEqualTo(409);
        assertThat(connectors
                        .patch(
                                first,
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"failed\"},"
                                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Moved away\"}}]")
                        .status())
                .isEqualTo(200);
        assertThat(connectors.patch(second, ACCEPT).status()).isEqualTo(200);
        assertThat(connectors
                        .post(second + "/$undo", "{\"resourceType\":\"Parameters\"}")
                        .status())
                .isEqualTo(200);
        assertThat(held(service)).isZero();
        assertThat(connectors.patch(second, ACCEPT).status()).isEqualTo(200);
        String wait =
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"on-hold\"},{\"op\":\"add\",\"path\":\"/businessStatus\","
                        + "\"value\":{\"coding\":[{\"system\":\"" + Systems.BUSINESS_STATUS
                        + "\",\"code\":\"waitlisted\"}]}},"
                        + "{\"op\":\"add\",\"path\":\"/executionPeriod\",\"value\":{\"start\":\"2027-01-10\"}}]";
        Fhir.Answer waiting = connectors.patch(second, wait);
        assertThat(waiting.status()).as(waiting.body()).isEqualTo(200);
        assertThat(held(service)).isZero();
    }

    @Test
    void whatIsNotCountedIsNeverFull() {
        String service = service(null);
        for (int i = 0; i < 3; i++) {
            assertThat(connectors.patch(send(service), ACCEPT).status()).isEqualTo(200);
        }
    }

    private int held(String service) {
        Integer taken = jdbc.queryForObject(
                "select taken from service_seat where service_id = ?::uuid",
                Integer.class,
                new IdType(service).getIdPart());
        return taken == null ? -1 : taken;
    }

    private String service(@Nullable Integer seats) {
        HealthcareService service =
                new HealthcareService().setActive(true).setName("Walking group " + UUID.randomUUID());
        if (seats != null) {
            service.addExtension(Systems.SERVICE_SEATS, new UnsignedIntType(seats));
        }
        Fhir.Answer answer = directory.post("HealthcareService", service);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "HealthcareService/"
                + answer.as(HealthcareService.class).getIdElement().getIdPart();
    }

    private String send(String service) {
        Bundle bundle = Referrals.transaction("connectors");
        ((ServiceRequest) bundle.getEntry().get(1).getResource()).addPerformer(new Reference(service));
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return "Task/"
                + new IdType(answer.as(Bundle.class)
                                .getEntry()
                                .get(2)
                                .getResponse()
                                .getLocation())
                        .getIdPart();
    }
}

package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code $everything} shows what its caller takes part in, whole and nothing else. */
@GatewayTest
class EverythingApiTest {

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir owner;

    @As("pantry")
    private Fhir stranger;

    private Referrals.Sent sent = new Referrals.Sent(new IdType(), new IdType(), new IdType());

    @BeforeEach
    void aReferralWithSomethingThatOnlyTheClinicKnows() {
        sent = Referrals.send(clinic, "connectors");
        Observation weight = new Observation().setStatus(ObservationStatus.FINAL);
        weight.getCode().setText("loneliness");
        weight.setSubject(new Reference("Patient/" + sent.patient().getIdPart()));
        assertThat(clinic.post("Observation", weight).status()).isEqualTo(201);
    }

    @Test
    void showsWhatRefersToThePatientAndWhatThatNames() {
        Bundle everything = clinic.get(everything()).as(Bundle.class);
        assertThat(types(everything, SearchEntryMode.MATCH))
                .containsExactlyInAnyOrder("Patient", "ServiceRequest", "Task", "Observation");
        assertThat(ids(everything))
                .contains(
                        sent.patient().getIdPart(),
                        sent.request().getIdPart(),
                        sent.task().getIdPart())
                .doesNotHaveDuplicates();
        assertThat(types(everything, SearchEntryMode.INCLUDE))
                .containsOnly("Organization")
                .hasSize(2);
        assertThat(everything.getLink("next")).isNull();
    }

    @Test
    void showsEachPartyItsOwnPart() {
        assertThat(types(owner.get(everything()).as(Bundle.class), SearchEntryMode.MATCH))
                .containsExactlyInAnyOrder("Patient", "ServiceRequest", "Task");
        assertThat(stranger.get(everything()).status()).isEqualTo(404);
        assertThat(stranger.get(everything()).body())
                .isEqualTo(stranger.get("Patient/00000000-0000-4000-8000-000000000000/$everything")
                        .body());
    }

    @Test
    void pagesWithoutGapsAndRepeats() {
        List<String> seen = new ArrayList<>();
        for (String next = everything() + "?_count=1"; !next.isEmpty(); ) {
            Bundle page = clinic.get(next).as(Bundle.class);
            assertThat(types(page, SearchEntryMode.MATCH)).hasSizeLessThanOrEqualTo(1);
            page.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
                    .forEach(
                            entry -> seen.add(entry.getResource().getIdElement().getIdPart()));
            next = next(page);
        }
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void takesTypesAndTimesAndCountsByQueryOrByParameters() {
        assertThat(types(clinic.get(everything() + "?_type=Task,Patient").as(Bundle.class), SearchEntryMode.MATCH))
                .containsExactly("Patient", "Task");
        assertThat(clinic.get(everything() + "?_since=2999-01-01T00:00:00Z")
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
        Parameters asked = new Parameters();
        asked.addParameter().setName("_type").setValue(new CodeType("Task"));
        asked.addParameter().setName("_type").setValue(new CodeType("ServiceRequest"));
        asked.addParameter().setName("_count").setValue(new IntegerType(1));
        Bundle first = clinic.post(everything(), asked).as(Bundle.class);
        assertThat(types(first, SearchEntryMode.MATCH)).hasSize(1);
        Bundle second = clinic.get(next(first)).as(Bundle.class);
        assertThat(Stream.of(first, second).flatMap(page -> types(page, SearchEntryMode.MATCH).stream()))
                .containsExactlyInAnyOrder("Task", "ServiceRequest");
    }

    @Test
    void onTheTypeShowsAllPatientsOfTheCaller() {
        Fhir walkers = new Fhir(port, "walkers");
        Referrals.Sent first = Referrals.send(walkers, "pantry");
        Referrals.Sent second = Referrals.send(walkers, "pantry");
        List<String> seen = new ArrayList<>();
        for (String next = "Patient/$everything?_count=2"; !next.isEmpty(); ) {
            Bundle page = walkers.get(next).as(Bundle.class);
            seen.addAll(ids(page));
            next = next(page);
        }
        assertThat(seen)
                .contains(first.patient().getIdPart(), second.task().getIdPart())
                .doesNotContain(sent.patient().getIdPart(), sent.task().getIdPart());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(clinic.get(everything() + "?start=2020-01-01").status()).isEqualTo(400);
        assertThat(clinic.get(everything() + "?start=2020-01-01").body()).contains("start");
        assertThat(clinic.get(everything() + "?_type=Medication").status()).isEqualTo(400);
        assertThat(clinic.get(everything() + "?_page=Task~nonsense").status()).isEqualTo(400);
        assertThat(clinic.get(everything() + "?_page=nonsense").status()).isEqualTo(400);
        assertThat(clinic.get(everything() + "?_count=many").status()).isEqualTo(400);
        assertThat(clinic.get(everything() + "?_since=yesterday").status()).isEqualTo(400);
        assertThat(clinic.get("Patient/nobody/$everything").status()).isEqualTo(404);
    }

    private String everything() {
        return "Patient/" + sent.patient().getIdPart() + "/$everything";
    }

    private static String next(Bundle page) {
        return page.getLink("next") == null ? "" : page.getLink("next").getUrl().replaceAll(".*/fhir/", "");
    }

    private static List<String> types(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(entry -> entry.getResource().fhirType())
                .toList();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }
}

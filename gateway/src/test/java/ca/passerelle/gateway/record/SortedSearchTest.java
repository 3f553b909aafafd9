package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The order of what a search finds, and that pages keep it. */
@GatewayTest
class SortedSearchTest {

    private static final String MRN = "https://example.org/search-mrn";

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void sortsByDatesAndTextsAcrossPages() {
        String run = UUID.randomUUID().toString();
        List<String> byDate = new ArrayList<>();
        for (String day : List.of("2019-01-01", "2019-01-02", "2019-01-02", "2020", "")) {
            Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
            observation.addIdentifier().setSystem(MRN).setValue(run);
            observation.getCode().setText("a visit");
            if (!day.isEmpty()) {
                observation.setEffective(new DateTimeType(day));
            }
            byDate.add(create(observation));
        }
        List<String> up = paged("Observation?identifier=" + run + "&_sort=date&_count=2");
        assertThat(up).hasSize(5).doesNotHaveDuplicates();
        assertThat(up.get(0)).isEqualTo(byDate.get(0));
        assertThat(up.get(4)).as("what has no date comes last").isEqualTo(byDate.get(4));
        List<String> down = paged("Observation?identifier=" + run + "&_sort=-date,_id&_count=2");
        assertThat(down.get(0)).isEqualTo(byDate.get(3));
        assertThat(down.get(4)).isEqualTo(byDate.get(4));
        assertThat(clinic.get("Observation?_sort=code").status()).isEqualTo(400);
    }

    @Test
    void whatHasNoDateComesLastAlsoAfterWhatHasNoBeginning() {
        String patient = "Patient/" + create(patient());
        List<String> expected = new ArrayList<>();
        for (Period period : List.of(
                new Period().setStartElement(new DateTimeType("2020")),
                new Period().setEndElement(new DateTimeType("2019")),
                new Period())) {
            Flag flag = new Flag().setStatus(Flag.FlagStatus.ACTIVE).setSubject(new Reference(patient));
            flag.getCode().setText("call first");
            flag.setPeriod(period.isEmpty() ? null : period);
            expected.add(create(flag));
        }
        assertThat(paged("Flag?subject=" + patient + "&_sort=-date&_count=1")).isEqualTo(expected);
    }

    @Test
    void sortsByNames() {
        String run = UUID.randomUUID().toString();
        for (String family : List.of("Zidane", "élan", "Bouchard", "ad")) {
            Patient patient = patient();
            patient.addIdentifier().setSystem(MRN + "/run").setValue(run);
            patient.addName().setFamily(family);
            create(patient);
        }
        assertThat(families("Patient?identifier=" + run + "&_sort=family"))
                .containsExactly("ad", "Bouchard", "élan", "Zidane");
        assertThat(families("Patient?identifier=" + run + "&_sort=-family"))
                .containsExactly("Zidane", "élan", "Bouchard", "ad");
    }

    private List<String> families(String query) {
        return clinic.get(query).as(Bundle.class).getEntry().stream()
                .map(entry -> ((Patient) entry.getResource()).getNameFirstRep().getFamily())
                .toList();
    }

    private List<String> paged(String query) {
        List<String> ids = new ArrayList<>();
        String next = query;
        while (next != null) {
            Bundle page = clinic.get(next).as(Bundle.class);
            page.getEntry()
                    .forEach(entry -> ids.add(entry.getResource().getIdElement().getIdPart()));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceAll(".*/fhir/", "");
        }
        return ids;
    }

    private List<String> ids(String query) {
        Fhir.Answer answer = clinic.get(query);
        assertThat(answer.status()).as(query + "\n" + answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private String create(Resource resource) {
        Fhir.Answer answer = clinic.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.as(resource.getClass()).getIdElement().getIdPart();
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(MRN).setValue(UUID.randomUUID().toString());
        return patient;
    }
}

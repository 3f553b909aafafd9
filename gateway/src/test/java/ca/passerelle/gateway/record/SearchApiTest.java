package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Search as FHIR R4 section 3.1.1 describes it, over HTTP. */
@GatewayTest
class SearchApiTest {

    private static final String MRN = "https://example.org/search-mrn";

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @ParameterizedTest
    @CsvSource({
        "2020-03-10,        true", "2020-03,       true", "2020,            true", "2020-03-11,     false",
        "ge2020-03-10,      true", "gt2020-03-10,  false", "gt2020-03-09,    true", "le2020-03-10,   true",
        "lt2020-03-10,      false", "lt2020-03-11, true", "ne2020-03-10,    false", "ne2020-03-11,   true",
        "sa2020-03-09,      true", "sa2020-03-10,  false", "eb2020-03-11,    true", "eb2020-03-10,   false",
        "ge2020-03-11,      false", "2020-03-10T08:00:00Z, false", "'2020-03-11,2020-03-10', true"
    })
    void comparesDatesWithEveryPrefix(String value, boolean found) {
        Patient patient = patient();
        patient.setBirthDateElement(new DateType("2020-03-10"));
        String id = create(patient);
        assertThat(ids("Patient?_id=" + id + "&birthdate=" + value)).isEqualTo(found ? List.of(id) : List.of());
    }

    @Test
    void comparesPeriodsByTheirEnds() {
        Flag flag =
                new Flag().setStatus(Flag.FlagStatus.ACTIVE).setSubject(new Reference("Patient/" + create(patient())));
        flag.getCode().setText("call first");
        flag.setPeriod(new Period().setStartElement(new DateTimeType("2021-05-01")));
        String id = create(flag);
        assertThat(ids("Flag?_id=" + id + "&date=ge2030")).containsExactly(id);
        assertThat(ids("Flag?_id=" + id + "&date=eb2030")).isEmpty();
        assertThat(ids("Flag?_id=" + id + "&date=sa2021-04")).containsExactly(id);
        assertThat(ids("Flag?_id=" + id + "&date=lt2021")).isEmpty();
        assertThat(ids("Flag?_id=" + id + "&date=2021-05")).isEmpty();
    }

    @Test
    void aChangedDateIsFoundByItsNewValueOnly() {
        Patient patient = patient();
        patient.setBirthDateElement(new DateType("1980-01-02"));
        String id = create(patient);
        patient.setId(id);
        patient.setBirthDateElement(new DateType("1981-01-02"));
        assertThat(clinic.put("Patient/" + id, patient).status()).isEqualTo(200);
        assertThat(ids("Patient?_id=" + id + "&birthdate=1980-01-02")).isEmpty();
        assertThat(ids("Patient?_id=" + id + "&birthdate=1981-01-02")).containsExactly(id);
    }

    @Test
    void chainsOneHopOfTheAllowList() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String task = sent.task().getIdPart();
        String number = clinic.get("Patient/" + sent.patient().getIdPart())
                .as(Patient.class)
                .getIdentifierFirstRep()
                .getValue();
        assertThat(ids("Task?patient.identifier=" + number)).containsExactly(task);
        assertThat(ids("Task?subject:Patient.identifier=" + number)).containsExactly(task);
        assertThat(ids("Task?patient.identifier=another")).isEmpty();
        assertThat(ids("Task?_id=" + task + "&focus.category=social-connection"))
                .containsExactly(task);
        assertThat(ids("Task?_id=" + task + "&focus.category=food-insecurity")).isEmpty();
        assertThat(new Fhir(port, "pantry")
                        .get("Task?patient.identifier=" + number)
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
    }

    @Test
    void findsWhatIsReferredTo() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String request = sent.request().getIdPart();
        String owner = "Organization/" + Referrals.organization("connectors");
        assertThat(ids("ServiceRequest?_id=" + request + "&_has:Task:focus:owner=" + owner))
                .containsExactly(request);
        assertThat(ids("ServiceRequest?_id=" + request + "&_has:Task:focus:status=completed"))
                .isEmpty();
        assertThat(ids("Patient?_id=" + sent.patient().getIdPart() + "&_has:Task:patient:status=requested"))
                .containsExactly(sent.patient().getIdPart());
    }

    @Test
    void tellsMissingFromPresentForEveryKind() {
        Patient full = patient();
        full.setBirthDateElement(new DateType("1970"));
        full.addName().setFamily("Absolon");
        full.addGeneralPractitioner(new Reference()
                .setIdentifier(
                        new org.hl7.fhir.r4.model.Identifier().setSystem(MRN).setValue("gp-1")));
        String present = create(full);
        String absent = create(patient());
        String both = "Patient?_id=" + present + "," + absent;
        for (String parameter : List.of("birthdate", "family", "general-practitioner")) {
            assertThat(ids(both + "&" + parameter + ":missing=true"))
                    .as(parameter)
                    .containsExactly(absent);
            assertThat(ids(both + "&" + parameter + ":missing=false"))
                    .as(parameter)
                    .containsExactly(present);
        }
        assertThat(ids(both + "&gender:missing=true")).containsExactlyInAnyOrder(present, absent);
        assertThat(clinic.get("Patient?gender:missing=perhaps").status()).isEqualTo(400);
    }

    @Test
    void findsAReferenceByTheIdentifierItNames() {
        Coverage coverage = new Coverage().setStatus(Coverage.CoverageStatus.ACTIVE);
        coverage.setBeneficiary(new Reference("Patient/" + create(patient())));
        String number = UUID.randomUUID().toString();
        Reference payor = coverage.addPayor().setDisplay("a plan");
        payor.getIdentifier().setSystem(MRN).setValue(number);
        String id = create(coverage);
        assertThat(ids("Coverage?payor:identifier=" + MRN + "%7C" + number)).containsExactly(id);
        assertThat(ids("Coverage?payor:identifier=" + number)).containsExactly(id);
        assertThat(ids("Coverage?payor:identifier=elsewhere%7C" + number)).isEmpty();
    }

    @Test
    void comparesTextExactlyOrFolded() {
        Patient patient = patient();
        patient.addName().setFamily("Éloi-Gagné");
        String id = create(patient);
        String of = "Patient?_id=" + id + "&family";
        assertThat(ids(of + "=eloi-g")).containsExactly(id);
        assertThat(ids(of + ":contains=GAGNE")).containsExactly(id);
        assertThat(ids(of + ":exact=%C3%89loi-Gagn%C3%A9")).containsExactly(id);
        assertThat(ids(of + ":exact=eloi-gagne")).isEmpty();
        assertThat(ids(of + "=gagne")).isEmpty();
    }

    @Test
    void findsACodeByItsWords() {
        Observation said = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference("Patient/" + create(patient())));
        said.getCode().setText("Écoute d'un proche").addCoding().setDisplay("Someone to talk to");
        String id = create(said);
        for (String words : List.of("ecoute", "%C3%89coute%20d", "someone", "SOMEONE%20to")) {
            assertThat(ids("Observation?_id=" + id + "&code:text=" + words))
                    .as(words)
                    .containsExactly(id);
        }
        assertThat(ids("Observation?_id=" + id + "&code:text=talk"))
                .as("it begins otherwise")
                .isEmpty();
        assertThat(ids("Observation?_id=" + id + "&category:text=ecoute")).isEmpty();
        assertThat(ids("Observation?_id=" + id + "&category:missing=true")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task?status:above=x",
                "Task?patient.patient.name=x",
                "Task?_has:Task:part-of:status=x",
                "Patient?birthdate=yesterday",
                "Patient?birthdate=zz2020",
                "Patient?identifier=",
                "Patient?identifier=%7C",
                "Task?_sort=status",
                "Task?_total=some",
                "Task?_summary=most",
                "Task?_include=Task:focus:Nothing",
                "Task?_include:iterate=Task:focus",
                "Task?_revinclude=*",
                "Patient?_text=x",
                "Patient?_filter=x",
                "Patient?_list=x",
                "Patient?phonetic=x",
                "Observation?value-quantity=5",
                "Task?_page=nonsense",
                "Task?owner:Slot=x",
                "Patient?name:fuzzy=x",
                "Patient?_query=x",
                "Patient?_count=-1",
                "Patient?_elements=",
                "Patient?gender:text=female",
                "Observation?code-value-quantity=x$5"
            })
    void refusesByNameWhatItDoesNotKnow(String query) {
        Fhir.Answer answer = clinic.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        String parameter = query.substring(query.indexOf('?') + 1, query.indexOf('='));
        assertThat(answer.body()).contains(parameter);
    }

    @Test
    void aTotalIsGivenOnlyWhereItIsKnown() {
        String run = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            Patient patient = patient();
            patient.addIdentifier().setSystem(MRN + "/run").setValue(run);
            create(patient);
        }
        Bundle page = clinic.get("Patient?identifier=" + run + "&_count=2").as(Bundle.class);
        assertThat(page.getEntry()).hasSize(2);
        assertThat(page.hasTotal()).isFalse();
        assertThat(clinic.get("Patient?identifier=" + run + "&_count=2&_total=accurate")
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(3);
        assertThat(clinic.get("Patient?identifier=" + run).as(Bundle.class).getTotal())
                .isEqualTo(3);
    }

    @Test
    void whoMaySeeSomethingCannotBeAskedFor() {
        CareTeam team = new CareTeam().setStatus(CareTeam.CareTeamStatus.ACTIVE);
        String id = create(team);
        assertThat(ids("CareTeam?_id=" + id + "&participant:missing=true")).containsExactly(id);
        assertThat(clinic.get("CareTeam?@participant=x").status()).isEqualTo(400);
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

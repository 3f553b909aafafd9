package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Profile;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code $validate}: what conforms, what does not and where, and what cannot be asked. */
@GatewayTest
class ValidateApiTest {

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void saysThatAResourceConforms() {
        assertThat(errors(clinic.post("Patient/$validate", patient()))).isEmpty();
        assertThat(errors(clinic.post("Patient/$validate?mode=create", patient())))
                .isEmpty();
        assertThat(errors(clinic.post("$validate", Referrals.transaction("connectors"))))
                .isEmpty();
    }

    @Test
    void saysWhereAResourceDoesNotConform() {
        String text =
                "{\"resourceType\":\"Task\",\"status\":\"someday\",\"intent\":\"order\",\"colour\":\"blue\",\"authoredOn\":\"yesterday\"}";
        List<OperationOutcomeIssueComponent> errors = errors(clinic.post("Task/$validate", text));
        assertThat(errors).anySatisfy(issue -> {
            assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Task.status");
            assertThat(issue.getDetails().getCodingFirstRep().getSystem()).isEqualTo(Systems.VALIDATOR_MESSAGE);
        });
        assertThat(errors)
                .anySatisfy(issue -> assertThat(issue.getDiagnostics()).contains("colour"));
        assertThat(errors)
                .anySatisfy(issue ->
                        assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Task.authoredOn"));
    }

    @Test
    void takesParametersAndXml() {
        Patient wrong = patient();
        Parameters wrapped = new Parameters();
        wrapped.addParameter().setName("resource").setResource(wrong);
        wrapped.addParameter()
                .setName("profile")
                .setValue(new UriType("http://hl7.org/fhir/StructureDefinition/Patient"));
        assertThat(errors(clinic.post("Patient/$validate", wrapped))).isEmpty();
        wrong.addLink().setType(Patient.LinkType.SEEALSO);
        assertThat(errors(clinic.post("Patient/$validate", wrapped))).isNotEmpty();
        assertThat(errors(postXml(xml(wrapped)))).isNotEmpty();
        assertThat(errors(postXml(xml(patient())))).isEmpty();
    }

    @Test
    void holdsAResourceAgainstTheProfileAskedFor() {
        Fhir.Answer asked = clinic.post(
                "Observation/$validate?profile=http://hl7.org/fhir/StructureDefinition/bodyweight",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"weight\"}}");
        assertThat(errors(asked)).isNotEmpty();
        Fhir.Answer plain = clinic.post(
                "Observation/$validate",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"weight\"}}");
        assertThat(errors(plain)).isEmpty();
        Fhir.Answer unknown = clinic.post("Patient/$validate?profile=https://example.org/unknown", patient());
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("profile");
    }

    /** A profile of ours holds whether it is asked for or claimed; a referral conforms to it at the start and at the end. */
    @Test
    void aReferralConformsToTheProfilesAsItMoves() {
        Fhir connectors = new Fhir(port, "connectors");
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String task = sent.taskPath();
        assertThat(claimed(Profile.PATIENT, "Patient/" + sent.patient().getIdPart()))
                .isEmpty();
        assertThat(claimed(
                        Profile.SERVICE_REQUEST,
                        "ServiceRequest/" + sent.request().getIdPart()))
                .isEmpty();
        assertThat(claimed(Profile.REFERRAL_TASK, task)).isEmpty();
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        assertThat(claimed(Profile.REFERRAL_TASK, task)).isEmpty();
        Referrals.move(connectors, sent.task().getIdPart(), "in-progress");
        assertThat(claimed(Profile.REFERRAL_TASK, task)).isEmpty();
        assertThat(errors(clinic.get(task + "/$validate?profile=" + Profile.PATIENT_TASK.url())))
                .anySatisfy(issue -> assertThat(issue.getDiagnostics()).contains("Task.priority"));
        Task claiming = clinic.get(task).as(Task.class);
        claiming.getMeta().addProfile(Profile.REFERRAL_TASK.url());
        assertThat(errors(clinic.post("Task/$validate", claiming))).isEmpty();
        claiming.setRequester(null);
        assertThat(errors(clinic.post("Task/$validate", claiming)))
                .anySatisfy(issue -> assertThat(issue.getDiagnostics()).contains("pas-task-6"));
    }

    private List<OperationOutcomeIssueComponent> claimed(Profile profile, String path) {
        return errors(clinic.get(path + "/$validate?profile=" + profile.url()));
    }

    @Test
    void validatesWhatIsStored() {
        String id = clinic.post("Patient", patient())
                .as(Patient.class)
                .getIdElement()
                .getIdPart();
        assertThat(errors(clinic.get("Patient/" + id + "/$validate"))).isEmpty();
        assertThat(new Fhir(port, "pantry").get("Patient/" + id + "/$validate").status())
                .isEqualTo(404);
    }

    @Test
    void takesEveryLanguageTagAndNoOther() {
        Patient patient = patient();
        patient.setLanguage("fr-CA");
        patient.addCommunication()
                .getLanguage()
                .addCoding()
                .setSystem(Systems.LANGUAGE)
                .setCode("fr-CA");
        assertThat(errors(clinic.post("Patient/$validate", patient))).isEmpty();
        patient.getCommunicationFirstRep().getLanguage().getCodingFirstRep().setCode("no-such-language");
        assertThat(errors(clinic.post("Patient/$validate", patient))).isNotEmpty();
    }

    @Test
    void refusesWhatCannotBeValidated() {
        assertThat(clinic.post("Task/$validate", patient()).status()).isEqualTo(400);
        assertThat(clinic.post("Patient/$validate", "").status()).isEqualTo(400);
        assertThat(clinic.post("Patient/$validate", "{").status()).isEqualTo(400);
        assertThat(clinic.post("Patient/$validate", "[]").status()).isEqualTo(400);
        assertThat(clinic.post("Patient/$validate?mode=delete", patient()).status())
                .isEqualTo(400);
        String deep = "{\"resourceType\":\"Patient\",\"extension\":" + "[{\"extension\":".repeat(450) + "[]"
                + "}]".repeat(450) + "}";
        assertThat(clinic.post("Patient/$validate", deep).status()).isEqualTo(400);
        String deepXml = "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension>".repeat(20_000)
                + "</extension>".repeat(20_000) + "</Patient>";
        assertThat(postXml(deepXml).status()).isEqualTo(400);
        assertThat(clinic.post("Patient/$validate", "[".repeat(100_000)).status())
                .isEqualTo(400);
        String bomb = "<!DOCTYPE Patient [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Patient>";
        assertThat(postXml(bomb).status()).isEqualTo(400);
    }

    private Fhir.Answer postXml(String body) {
        return clinic.send(
                "POST",
                "Patient/$validate",
                body,
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+json");
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setActive(true).addName().setFamily("Lafleur").addGiven("Noémie");
        return patient;
    }

    private static String xml(Resource resource) {
        return FhirContext.forR4Cached().newXmlParser().encodeResourceToString(resource);
    }

    /** Every validation is answered 200 with at least one issue; these are the ones that count. */
    private static List<OperationOutcomeIssueComponent> errors(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        OperationOutcome outcome = answer.as(OperationOutcome.class);
        assertThat(outcome.getIssue()).isNotEmpty();
        return outcome.getIssue().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .toList();
    }
}

package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** What is wrong with the content of a write is said with its place. */
@GatewayTest
class ContentApiTest {

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void aReferenceThatLeadsNowhereIsNamedByItsPath() {
        ServiceRequest request = (ServiceRequest)
                Referrals.transaction("connectors").getEntry().get(1).getResource();
        request.getSubject().setReference("Patient/" + UUID.randomUUID());
        assertThat(places(clinic.post("ServiceRequest", request), ProblemCode.UNRESOLVABLE_REFERENCE))
                .containsExactly("ServiceRequest.subject");
        request.getSubject().setReference("http://169.254.169.254/Patient/1");
        assertThat(places(clinic.post("ServiceRequest", request), ProblemCode.UNRESOLVABLE_REFERENCE))
                .containsExactly("ServiceRequest.subject");
    }

    @Test
    void inABundleThePlaceIsThatOfTheEntry() {
        Bundle bundle = Referrals.transaction("connectors");
        ((ServiceRequest) bundle.getEntry().get(1).getResource())
                .addSupportingInfo()
                .setReference("Observation/" + UUID.randomUUID());
        assertThat(places(clinic.post("", bundle), ProblemCode.UNRESOLVABLE_REFERENCE))
                .containsExactly("Bundle.entry[1].resource.supportingInfo[0]");
        ((ServiceRequest) bundle.getEntry().get(1).getResource()).setIntent(null);
        assertThat(places(clinic.post("", bundle), ProblemCode.REQUIRED_MISSING))
                .containsExactly("Bundle.entry[1].resource.intent");
    }

    @Test
    void aReferenceToTheWrongTypeIsRefused() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Patient patient = new Patient();
        patient.getManagingOrganization()
                .setReference("Patient/" + sent.patient().getIdPart());
        assertThat(places(clinic.post("Patient", patient), ProblemCode.INVALID_VALUE))
                .containsExactly("Patient.managingOrganization");
    }

    @Test
    void aPatchIsCheckedToo() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer = clinic.patch(
                "Patient/" + sent.patient().getIdPart(),
                "[{\"op\":\"add\",\"path\":\"/photo\",\"value\":[{\"url\":\"http://10.0.0.1/x\"}]}]");
        assertThat(places(answer, ProblemCode.INVALID_VALUE)).containsExactly("Patient.photo[0].url");
    }

    @Test
    void aLinkToAnotherEntryIsRewritten() {
        String binary = "urn:uuid:" + UUID.randomUUID();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(binary)
                .setResource(new org.hl7.fhir.r4.model.Binary()
                        .setContentType("text/plain")
                        .setData(new byte[] {65}))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Binary");
        DocumentReference document = new DocumentReference();
        document.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
        document.addContent().getAttachment().setContentType("text/plain").setUrl(binary);
        bundle.addEntry()
                .setResource(document)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("DocumentReference");
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<IdType> ids = answer.as(Bundle.class).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .toList();
        assertThat(clinic.get("DocumentReference/" + ids.get(1).getIdPart())
                        .as(DocumentReference.class)
                        .getContentFirstRep()
                        .getAttachment()
                        .getUrl())
                .isEqualTo("Binary/" + ids.get(0).getIdPart());
    }

    /** The places of a refusal whose every problem has this code. */
    private static List<String> places(Fhir.Answer answer, ProblemCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        OperationOutcome outcome = answer.as(OperationOutcome.class);
        assertThat(outcome.getIssue())
                .allMatch(issue ->
                        issue.getDetails().getCodingFirstRep().getCode().equals(code.code()));
        return outcome.getIssue().stream()
                .map(issue -> issue.getExpression().get(0).getValue())
                .collect(Collectors.toList());
    }
}

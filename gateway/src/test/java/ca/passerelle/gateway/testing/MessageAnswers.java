package ca.passerelle.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** What FHIR messages are answered with. */
public final class MessageAnswers {

    private MessageAnswers() {}

    public static Bundle accepted(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(header(bundle).getResponse().getCode()).isEqualTo(ResponseType.OK);
        return bundle;
    }

    public static Bundle refused(Fhir.Answer answer, int status, ProblemCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(header(bundle).getResponse().getCode()).isEqualTo(ResponseType.FATALERROR);
        assertThat(codes(bundle)).contains(code.code());
        return bundle;
    }

    public static MessageHeader header(Bundle bundle) {
        return (MessageHeader) bundle.getEntryFirstRep().getResource();
    }

    public static OperationOutcome outcome(Bundle bundle) {
        return resources(bundle)
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst()
                .orElseGet(OperationOutcome::new);
    }

    public static Task task(Bundle bundle) {
        return resources(bundle)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst()
                .orElseThrow();
    }

    public static Stream<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }

    public static List<String> types(Bundle bundle) {
        return resources(bundle).map(Resource::fhirType).toList();
    }

    public static List<String> codes(Bundle answer) {
        return outcome(answer).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    public static List<String> texts(Bundle answer) {
        return outcome(answer).getIssue().stream()
                .map(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .toList();
    }

    public static String code(OperationOutcome outcome) {
        return outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }
}

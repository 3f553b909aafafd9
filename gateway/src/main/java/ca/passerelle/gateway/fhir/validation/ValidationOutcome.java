package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What a validation found, worst first, each located and with the validator's own code. */
public final class ValidationOutcome {

    /**
     * The validator looks up the contexts of an extension in every version of FHIR, which it would fetch. That they are not here is no fault
     * of the extension.
     */
    private static final Pattern OTHER_VERSION =
            Pattern.compile("Unable to resolve package id hl7\\.fhir\\.\\w+\\.core");

    private static final String NOT_CHECKED =
            "The contexts of the extension were not checked: definitions of other versions of FHIR are not here.";

    private ValidationOutcome() {}

    public static OperationOutcome of(ValidationResult result) {
        OperationOutcome outcome = new OperationOutcome();
        result.getMessages().stream()
                .sorted(Comparator.comparing(SingleValidationMessage::getSeverity)
                        .reversed())
                .forEach(message -> add(outcome, message));
        if (!outcome.hasIssue()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics("It conforms.")
                    .getDetails()
                    .setText("It conforms.");
        }
        return outcome;
    }

    private static void add(OperationOutcome outcome, SingleValidationMessage message) {
        if (OTHER_VERSION.matcher(message.getMessage()).find()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INCOMPLETE)
                    .setDiagnostics(NOT_CHECKED)
                    .getDetails()
                    .setText(NOT_CHECKED);
            return;
        }
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(severity(message.getSeverity()))
                .setCode(IssueType.PROCESSING)
                .setDiagnostics(message.getMessage());
        if (message.getLocationString() != null) {
            issue.addExpression(message.getLocationString());
        }
        issue.getDetails().setText(message.getMessage());
        if (message.getMessageId() != null) {
            issue.getDetails().addCoding().setSystem(Systems.VALIDATOR_MESSAGE).setCode(message.getMessageId());
        }
    }

    private static IssueSeverity severity(ResultSeverityEnum severity) {
        return switch (severity) {
            case FATAL -> IssueSeverity.FATAL;
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
            case INFORMATION -> IssueSeverity.INFORMATION;
        };
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Problem;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Problems as an OperationOutcome: located, with our stable code and the nearest code of FHIR. */
final class Outcomes {

    private Outcomes() {}

    /** One issue for each problem. */
    static OperationOutcome of(List<Problem> problems) {
        OperationOutcome outcome = new OperationOutcome();
        for (Problem problem : problems) {
            var issue = outcome.addIssue()
                    .setSeverity(
                            problem.severity() == Problem.Severity.ERROR ? IssueSeverity.ERROR : IssueSeverity.WARNING)
                    .setCode(type(problem.code()))
                    .setDiagnostics(problem.text())
                    .addExpression(problem.location());
            issue.getDetails()
                    .setText(problem.text())
                    .addCoding()
                    .setSystem(Systems.PROBLEM)
                    .setCode(problem.code().code());
        }
        return outcome;
    }

    /** What a write came to, and what there is to say about it. */
    static OperationOutcome of(Written.Effect effect, List<Problem> warnings) {
        OperationOutcome outcome = of(warnings);
        if (warnings.isEmpty()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics(
                            switch (effect) {
                                case CREATED -> "Created.";
                                case UPDATED -> "Updated.";
                                case UNCHANGED -> "Nothing had to change.";
                                case DELETED -> "Deleted.";
                            });
        }
        return outcome;
    }

    static OperationOutcome of(Refusal refusal) {
        return of(refusal.problems());
    }

    private static IssueType type(ProblemCode code) {
        return switch (code) {
            case REQUIRED_MISSING, REASON_REQUIRED, OUTPUT_REQUIRED, EXPECTED_DATE_REQUIRED -> IssueType.REQUIRED;
            case STRUCTURE, UNREADABLE -> IssueType.STRUCTURE;
            case INVALID_VALUE -> IssueType.VALUE;
            case UNKNOWN_CODE -> IssueType.CODEINVALID;
            case NOT_FOUND, UNRESOLVABLE_REFERENCE -> IssueType.NOTFOUND;
            case NOT_ALLOWED -> IssueType.FORBIDDEN;
            case NOT_AUTHENTICATED -> IssueType.LOGIN;
            case STALE_VERSION, VERSION_REQUIRED, CONFLICT -> IssueType.CONFLICT;
            case MULTIPLE_MATCHES -> IssueType.MULTIPLEMATCHES;
            case NOT_SUPPORTED, UNSUPPORTED_PARAMETER, UNSUPPORTED_TYPE, UNSUPPORTED_EVENT -> IssueType.NOTSUPPORTED;
            case TOO_LARGE -> IssueType.TOOLONG;
            case IDEMPOTENCY_KEY_REUSED, MESSAGE_ID_REUSED -> IssueType.DUPLICATE;
            case WRONG_PATIENT, INCONSISTENT -> IssueType.INVARIANT;
            case UNKNOWN_REFERRAL -> IssueType.NOTFOUND;
            case UNAVAILABLE -> IssueType.TRANSIENT;
            case INTERNAL -> IssueType.EXCEPTION;
            default -> IssueType.BUSINESSRULE;
        };
    }
}

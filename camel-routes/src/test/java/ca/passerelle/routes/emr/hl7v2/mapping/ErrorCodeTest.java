package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which condition of HL7 table 0357 each problem is. */
class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
        "100, unreadable structure",
        "101, required-missing reason-required output-required expected-date-required version-required",
        "102, invalid-value charset-mismatch repaired ignored inconsistent",
        "103, unknown-code unmapped business-status-mismatch",
        "104, too-large",
        "200, unsupported-type",
        "201, unsupported-event",
        "203, unsupported-version",
        "204, unknown-sender unknown-referral unknown-recipient not-found not-authenticated not-allowed"
                + " unresolvable-reference wrong-patient multiple-matches",
        "205, control-id-reused message-id-reused idempotency-key-reused conflict",
        "206, transition-not-allowed request-not-active immutable not-undoable no-seat stale-version cancellation-requested",
        "207, unsupported-parameter not-supported unavailable internal"
    })
    void eachProblemHasItsCondition(String condition, String problems) {
        Map<String, String> conditions = Arrays.stream(ProblemCode.values())
                .collect(Collectors.toMap(ProblemCode::code, code -> ErrorCode.of(at("PID-3", code))
                        .code()));
        assertThat(problems.split(" "))
                .allSatisfy(problem -> assertThat(conditions).containsEntry(problem, condition));
        long same = conditions.values().stream().filter(condition::equals).count();
        assertThat(same).as("all of %s are named", condition).isEqualTo(problems.split(" ").length);
    }

    @Test
    void aSegmentThatIsMissingIsAFaultOfTheSequence() {
        assertThat(ErrorCode.of(at("PID", ProblemCode.REQUIRED_MISSING)).code()).isEqualTo("100");
    }

    private static Problem at(String location, ProblemCode code) {
        return Problem.error(location, code, "");
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.conformance.Requirement;
import ca.passerelle.gateway.conformance.Requirements;
import ca.uhn.fhir.rest.annotation.Operation;
import java.util.Arrays;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/$conformance-report}: what is asked of the gateway, and whether it is met. For everybody. */
@Component
public class ConformanceReport {

    private final Requirements requirements;

    ConformanceReport(Requirements requirements) {
        this.requirements = requirements;
    }

    /** @return how many are {@code met}, {@code not-met} and {@code not-applicable}, and one {@code requirement} for each */
    @Operation(name = "$conformance-report", idempotent = true)
    public Parameters report() {
        Parameters report = new Parameters();
        Arrays.stream(Requirement.Status.values())
                .forEach(status -> report.addParameter().setName(status.code()).setValue(new IntegerType((int)
                        requirements.all().stream()
                                .filter(requirement -> requirement.status() == status)
                                .count())));
        for (Requirement requirement : requirements.all()) {
            ParametersParameterComponent one = report.addParameter().setName("requirement");
            one.addPart().setName("source").setValue(new CodeType(requirement.source()));
            one.addPart().setName("key").setValue(new CodeType(requirement.key()));
            one.addPart().setName("strength").setValue(new StringType(requirement.strength()));
            one.addPart()
                    .setName("status")
                    .setValue(new CodeType(requirement.status().code()));
            if (!requirement.test().isEmpty()) {
                one.addPart().setName("test").setValue(new StringType(requirement.test()));
            }
            one.addPart().setName("text-en").setValue(new StringType(requirement.english()));
            one.addPart().setName("text-fr").setValue(new StringType(requirement.french()));
        }
        return report;
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.util.Objects;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who publishes a HealthcareService says there how many places it has, and by not saying so that they are not counted. */
@Component
@Order(300)
class SeatCounts implements WriteRule {

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            if (change.key().type().equals("HealthcareService")) {
                Integer before = seats((HealthcareService) change.before());
                Integer after = seats((HealthcareService) change.after());
                if (!Objects.equals(after, before)) {
                    Seats.count(change.key().id(), after, writing.alongside());
                }
            }
        }
    }

    private static @Nullable Integer seats(@Nullable HealthcareService service) {
        Extension said = service == null ? null : service.getExtensionByUrl(Systems.SERVICE_SEATS);
        if (said == null) {
            return null;
        }
        if (said.getValue() instanceof IntegerType number && number.getValue() != null && number.getValue() >= 0) {
            return number.getValue();
        }
        throw Refusal.unprocessable(
                "HealthcareService.extension",
                ProblemCode.INVALID_VALUE,
                "How many places a service has is a number from 0 (valueUnsignedInt).");
    }
}

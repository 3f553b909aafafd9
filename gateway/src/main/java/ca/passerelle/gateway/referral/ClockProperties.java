package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Clocks.
 *
 * @param policies what authorities have set for their own referrals; they come before {@code clock-policies.csv}
 * @param undo how long whoever moved a referral may take the move back
 */
@Validated
@ConfigurationProperties("passerelle.clocks")
public record ClockProperties(
        @DefaultValue List<@Valid Policy> policies,
        @DefaultValue("15m") Duration undo) {

    /**
     * One policy of one authority.
     *
     * @param authority key of the partner
     * @param need code of the need; absent for any
     * @param close absent for never
     */
    public record Policy(
            @NotBlank String authority,
            @Nullable String need,
            @NotBlank String priority,
            @NotBlank String clock,
            @NotNull Duration due,
            @NotNull Duration escalate,
            @Nullable Duration close) {

        ClockPolicy toPolicy() {
            return new ClockPolicy(
                    authority,
                    need,
                    ServiceRequestPriority.fromCode(priority),
                    ClockKind.of(clock)
                            .orElseThrow(() -> new IllegalArgumentException("unknown clock '" + clock + "'")),
                    due,
                    escalate,
                    close);
        }
    }
}

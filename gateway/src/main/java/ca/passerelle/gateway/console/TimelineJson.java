package ca.passerelle.gateway.console;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.gateway.referral.ReferralEvent;
import ca.passerelle.gateway.referral.Timeline.Entry;
import ca.passerelle.gateway.referral.Timeline.Story;
import ca.passerelle.gateway.referral.Timeline.Told;
import ca.passerelle.profiles.BusinessStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A referral's story as JSON.
 *
 * @param referral id of the Task
 * @param number its number
 * @param state where it stands
 * @param events oldest first
 */
record TimelineJson(UUID referral, String number, @Nullable StateJson state, List<EventJson> events) {

    /** Both axes of a state, as FHIR codes. */
    record StateJson(String status, String businessStatus) {}

    /**
     * One event.
     *
     * @param referral the referral it happened to: the one asked for, or one made from it
     * @param version gapless within that referral
     * @param kind code of the referral event code system
     * @param rule the rule of the transition table
     * @param from null for the first
     * @param reason code of the status reason code system
     * @param by key of the partner who acted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventJson(
            UUID referral,
            String number,
            long version,
            Instant at,
            String kind,
            String rule,
            @Nullable StateJson from,
            @Nullable StateJson to,
            @Nullable String reason,
            @Nullable PartnerJson by,
            List<DeliveryJson> deliveries) {}

    /** A partner, by key and both names. */
    record PartnerJson(String key, String nameEn, String nameFr) {}

    /** What became of telling somebody. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryJson(
            String channel,
            @Nullable PartnerJson to,
            String state,
            int attempts,
            @Nullable String outcome,
            @Nullable Instant finished) {}

    static TimelineJson of(Story story) {
        return new TimelineJson(
                story.referral().referral().id(),
                story.referral().number(),
                state(story.referral().referral().state()),
                story.entries().stream().map(TimelineJson::event).toList());
    }

    private static EventJson event(Entry entry) {
        ReferralEvent event = entry.event();
        return new EventJson(
                event.referral(),
                entry.number(),
                event.version(),
                event.at(),
                event.kind().code(),
                event.rule(),
                state(event.from()),
                state(event.to()),
                event.reasonCode(),
                partner(entry.actor()),
                entry.told().stream().map(TimelineJson::delivery).toList());
    }

    private static DeliveryJson delivery(Told told) {
        return new DeliveryJson(
                told.delivery().channel().name(),
                partner(told.partner()),
                told.delivery().state(),
                told.delivery().attempts(),
                told.delivery().outcome(),
                told.delivery().finished());
    }

    private static @Nullable PartnerJson partner(@Nullable Partner partner) {
        return partner == null ? null : new PartnerJson(partner.key(), partner.nameEn(), partner.nameFr());
    }

    private static @Nullable StateJson state(State state) {
        TaskStatus status = state.status();
        BusinessStatus business = state.business();
        return status == null || business == null ? null : new StateJson(status.toCode(), business.code());
    }
}

package ca.passerelle.gateway.subscription;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.subscription.SubscriptionTable.Standing;
import ca.passerelle.gateway.subscription.SubscriptionTable.Told;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.fhir.mapping.SubscriptionNotices;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** What a partner asks of its own Subscriptions: where they stand, and what it has missed. Another's do not exist for it. */
@Component
public class SubscriptionAnswers {

    private static final int AT_ONCE = 100;

    private final SubscriptionTable table;

    SubscriptionAnswers(SubscriptionTable table) {
        this.table = table;
    }

    /** One Parameters for each, in a searchset. */
    public Bundle status(Caller caller, Optional<UUID> only, String base) {
        List<Standing> standings = table.of(caller.partner()).stream()
                .filter(standing -> only.isEmpty() || only.get().equals(standing.id()))
                .toList();
        if (standings.isEmpty() && only.isPresent()) {
            throw Refusal.notFound("Subscription");
        }
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(standings.size());
        for (Standing standing : standings) {
            Parameters status = status(standing, "query-status", base);
            bundle.addEntry()
                    .setFullUrl(Systems.URN_UUID + standing.id())
                    .setResource(status)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    /**
     * The events of one, as one notification.
     *
     * @param from the first number, {@code until} the last; of more than 100 the first are given
     */
    public Bundle events(Caller caller, UUID id, long from, long until, String base) {
        Standing standing = table.of(caller.partner()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Subscription"));
        Bundle bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.getMeta().addProfile(Systems.SUBSCRIPTION_NOTIFICATION);
        Parameters status = status(standing, "query-event", base);
        Bundle.BundleEntryComponent first = bundle.addEntry().setResource(status);
        first.setFullUrl(Systems.URN_UUID + id);
        first.getRequest().setMethod(HTTPVerb.GET).setUrl("Subscription/" + id + "/$events");
        first.getResponse().setStatus("200");
        for (Told told : table.told(id, from, until, AT_ONCE)) {
            ParametersParameterComponent event = status.addParameter().setName("notification-event");
            event.addPart().setName("event-number").setValue(new StringType(Long.toString(told.number())));
            event.addPart().setName("timestamp").setValue(new InstantType(Date.from(told.at())));
            event.addPart().setName("focus").setValue(new Reference(base + "/Task/" + told.task()));
        }
        return bundle;
    }

    private static Parameters status(Standing standing, String type, String base) {
        return SubscriptionNotices.status(
                base + "/Subscription/" + standing.id(),
                standing.gravity() ? Systems.GRAVITY_TASK_TOPIC : Systems.REFERRAL_TOPIC,
                standing.status(),
                type,
                standing.last());
    }
}

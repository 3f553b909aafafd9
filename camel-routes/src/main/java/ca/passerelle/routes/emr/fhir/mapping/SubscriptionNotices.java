package ca.passerelle.routes.emr.fhir.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.PartnerEndpoint;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a subscriber is told besides events, and how its endpoint names what it wants. Source: HL7 Subscriptions R5 Backport 1.1.0, R4
 * notifications.
 */
public final class SubscriptionNotices {

    /** Setting of an endpoint: the topic {@code gravity}, or else our own. */
    public static final String TOPIC = "topic";

    /** Setting of an endpoint: the content {@code empty}, or else id-only. */
    public static final String CONTENT = "content";

    private static final String GRAVITY = "gravity";
    private static final String EMPTY = "empty";

    private SubscriptionNotices() {}

    /** The settings of an endpoint that is told by a topic, with as much content. */
    public static Map<String, String> settings(String topic, String content) {
        return Map.of(TOPIC, topic.equals(Systems.GRAVITY_TASK_TOPIC) ? GRAVITY : "", CONTENT, content);
    }

    /** Canonical URL of the topic that an endpoint is told by. */
    public static String topic(PartnerEndpoint endpoint) {
        return GRAVITY.equals(endpoint.settings().get(TOPIC)) ? Systems.GRAVITY_TASK_TOPIC : Systems.REFERRAL_TOPIC;
    }

    /** Whether an endpoint wants to know no more than that something happened. */
    static boolean isEmpty(PartnerEndpoint endpoint) {
        return EMPTY.equals(endpoint.settings().get(CONTENT));
    }

    /** The first notification: whether somebody is there. */
    public static Bundle handshake(PartnerEndpoint endpoint, String base, Instant at) {
        String subscription = "Subscription/" + endpoint.id();
        Bundle bundle = new Bundle().setType(BundleType.HISTORY).setTimestamp(Date.from(at));
        bundle.getMeta().addProfile(Systems.SUBSCRIPTION_NOTIFICATION);
        BundleEntryComponent entry = bundle.addEntry();
        entry.setFullUrl(Systems.URN_UUID + endpoint.id())
                .setResource(status(base + "/" + subscription, topic(endpoint), "requested", "handshake", 0));
        entry.getRequest().setMethod(HTTPVerb.GET).setUrl(subscription + "/$status");
        entry.getResponse().setStatus("200");
        return bundle;
    }

    /**
     * Where a subscription stands.
     *
     * @param reference to the Subscription
     * @param type of the notification, e.g. {@code query-status}
     * @param events how many it was told since it began
     */
    public static Parameters status(String reference, String topic, String status, String type, long events) {
        Parameters parameters = new Parameters();
        parameters.getMeta().addProfile(Systems.SUBSCRIPTION_STATUS);
        parameters.addParameter("subscription", new Reference(reference));
        parameters.addParameter("topic", new CanonicalType(topic));
        parameters.addParameter("status", new CodeType(status));
        parameters.addParameter("type", new CodeType(type));
        parameters.addParameter("events-since-subscription-start", new StringType(Long.toString(events)));
        return parameters;
    }
}

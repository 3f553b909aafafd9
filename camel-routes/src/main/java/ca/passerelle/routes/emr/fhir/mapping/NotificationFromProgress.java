package ca.passerelle.routes.emr.fhir.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Offered;
import ca.passerelle.routes.port.Progress;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * A change of a referral as an id-only event notification of the Subscriptions Backport guide for R4: which Task, and the event's number.
 * It says nothing of a person; the receiver reads the Task with its own credential.
 */
public final class NotificationFromProgress {

    private NotificationFromProgress() {}

    /**
     * The notification of one dispatch. Every attempt gives the same Bundle, so that a receiver can tell a repeat from another event.
     *
     * @param base the address of the FHIR server as partners know it, without a slash at the end
     */
    public static Bundle bundle(Dispatch dispatch, String base) {
        Progress progress = dispatch.progress();
        Bundle bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.getMeta().addProfile(Systems.SUBSCRIPTION_NOTIFICATION);
        // When it happened, not when it is sent: the time of an attempt is in the header webhook-timestamp.
        bundle.setTimestamp(Date.from(progress.at()));
        bundle.addEntry(status(dispatch, base));
        if (!SubscriptionNotices.isEmpty(dispatch.endpoint())) {
            bundle.addEntry(task(progress, base));
        }
        return bundle;
    }

    private static BundleEntryComponent status(Dispatch dispatch, String base) {
        String subscription = "Subscription/" + dispatch.endpoint().id();
        Parameters status = new Parameters();
        status.getMeta().addProfile(Systems.SUBSCRIPTION_STATUS);
        status.addParameter("subscription", new Reference(base + "/" + subscription));
        status.addParameter("topic", new CanonicalType(SubscriptionNotices.topic(dispatch.endpoint())));
        status.addParameter("status", new CodeType("active"));
        status.addParameter("type", new CodeType("event-notification"));
        status.addParameter("events-since-subscription-start", number(dispatch));
        status.addParameter(event(dispatch, base));
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setFullUrl(Systems.URN_UUID + dispatch.delivery()).setResource(status);
        entry.getRequest().setMethod(HTTPVerb.GET).setUrl(subscription + "/$status");
        entry.getResponse().setStatus("200");
        return entry;
    }

    private static ParametersParameterComponent event(Dispatch dispatch, String base) {
        Progress progress = dispatch.progress();
        ParametersParameterComponent event = new ParametersParameterComponent().setName("notification-event");
        event.addPart().setName("event-number").setValue(number(dispatch));
        event.addPart().setName("timestamp").setValue(new InstantType(Date.from(progress.at())));
        if (SubscriptionNotices.isEmpty(dispatch.endpoint())) {
            return event;
        }
        event.addPart().setName("focus").setValue(new Reference(url(progress, base)));
        UUID patientTask = progress.context().patientTask();
        if (patientTask != null) {
            event.addPart().setName("additional-context").setValue(new Reference(base + "/Task/" + patientTask));
        }
        return event;
    }

    /** The Task itself is not there, only that it was created or changed, and to which version. */
    private static BundleEntryComponent task(Progress progress, String base) {
        if (Offered.isGone(progress)) {
            return gone(progress, base);
        }
        boolean first = progress.version() == 1;
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(url(progress, base));
        entry.getRequest()
                .setMethod(first ? HTTPVerb.POST : HTTPVerb.PUT)
                .setUrl(first ? "Task" : "Task/" + progress.referral());
        entry.getResponse().setStatus(first ? "201" : "200").setLastModified(Date.from(progress.at()));
        if (progress.task().getMeta().hasVersionId()) {
            entry.getResponse().setEtag("W/\"" + progress.task().getMeta().getVersionId() + "\"");
        }
        return entry;
    }

    /** Whoever might have claimed it cannot read it any more. */
    private static BundleEntryComponent gone(Progress progress, String base) {
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(url(progress, base));
        entry.getRequest().setMethod(HTTPVerb.DELETE).setUrl("Task/" + progress.referral());
        entry.getResponse().setStatus("204").setLastModified(Date.from(progress.at()));
        return entry;
    }

    private static String url(Progress progress, String base) {
        return base + "/Task/" + progress.referral();
    }

    private static StringType number(Dispatch dispatch) {
        return new StringType(Long.toString(dispatch.number()));
    }
}

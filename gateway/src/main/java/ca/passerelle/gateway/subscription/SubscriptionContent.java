package ca.passerelle.gateway.subscription;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;

/**
 * What a Subscription may ask for: pure rules. What is not carried out is refused, never stored and ignored. Source: HL7 Subscriptions R5
 * Backport 1.1.0, R4 subscriptions; HL7 Gravity SDOH Clinical Care 3.0.0, task-2 to task-6.
 */
final class SubscriptionContent {

    /** The default: which Task, and not what it says. */
    static final String ID_ONLY = "id-only";

    private static final Set<String> CONTENTS = Set.of("empty", ID_ONLY);
    private static final Set<String> TOPICS = Set.of(Systems.REFERRAL_TOPIC, Systems.GRAVITY_TASK_TOPIC);
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");

    private SubscriptionContent() {}

    /**
     * What is wrong with it; empty when it can be carried out.
     *
     * @param agreed the addresses that the registry has for the partner
     */
    static List<Problem> problems(Subscription subscription, List<String> agreed) {
        List<Problem> problems = new ArrayList<>();
        SubscriptionChannelComponent channel = subscription.getChannel();
        require(
                TOPICS.contains(String.valueOf(subscription.getCriteria())),
                "Subscription.criteria",
                "The criteria is the canonical of a topic: " + Systems.REFERRAL_TOPIC + " or "
                        + Systems.GRAVITY_TASK_TOPIC + ".",
                problems);
        require(
                !subscription.getCriteriaElement().hasExtension(),
                "Subscription.criteria.extension",
                "Filters are not offered: whoever subscribes is told of the referrals that it takes part in.",
                problems);
        require(
                channel.getType() == SubscriptionChannelType.RESTHOOK,
                "Subscription.channel.type",
                "By a Subscription one is told by rest-hook; e-mail, HL7 v2 and FHIR messages are set up with whoever runs the"
                        + " gateway.",
                problems);
        require(
                !channel.hasPayload() || JSON.contains(channel.getPayload()),
                "Subscription.channel.payload",
                "Notifications are application/fhir+json.",
                problems);
        require(
                CONTENTS.contains(content(subscription)),
                "Subscription.channel.payload.extension",
                "A notification is empty or id-only: what happened is read with the subscriber's own credential.",
                problems);
        require(
                !channel.hasHeader(),
                "Subscription.channel.header",
                "A Subscription is no place for secrets: notifications are signed with the secret that was agreed.",
                problems);
        require(
                channel.getExtension().isEmpty(),
                "Subscription.channel.extension",
                "Heartbeats, time limits and counts are not offered.",
                problems);
        if (!isAgreed(channel.getEndpoint(), agreed)) {
            problems.add(
                    Problem.error(
                            "Subscription.channel.endpoint",
                            ProblemCode.NOT_ALLOWED,
                            "Notifications go to servers that were agreed with whoever runs the gateway; this is none of them."));
        }
        return problems;
    }

    private static void require(boolean met, String path, String text, List<Problem> problems) {
        if (!met) {
            problems.add(Problem.error(path, ProblemCode.NOT_SUPPORTED, text));
        }
    }

    /** How much a notification says. */
    static String content(Subscription subscription) {
        Extension content =
                subscription.getChannel().getPayloadElement().getExtensionByUrl(Systems.SUBSCRIPTION_CONTENT);
        return content == null || content.getValue() == null
                ? ID_ONLY
                : content.getValue().primitiveValue();
    }

    /** Whether an address is on a server that was agreed: the same scheme, name and port. */
    static boolean isAgreed(String address, List<String> agreed) {
        Optional<String> server = server(address);
        return server.isPresent()
                && agreed.stream().map(SubscriptionContent::server).anyMatch(server::equals);
    }

    private static Optional<String> server(String address) {
        try {
            URI uri = URI.create(String.valueOf(address));
            boolean plain = uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            return plain
                    ? Optional.of(Objects.requireNonNull(uri.getScheme()).toLowerCase(Locale.ROOT) + "://"
                            + uri.getHost().toLowerCase(Locale.ROOT) + ":" + uri.getPort())
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}

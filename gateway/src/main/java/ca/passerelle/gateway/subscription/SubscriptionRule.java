package ca.passerelle.gateway.subscription;

import ca.passerelle.gateway.partner.Endpoints;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.fhir.mapping.SubscriptionNotices;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.PartnerEndpoint;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A Subscription is written: an endpoint of the partner's own opens or closes with it, in the same transaction. Nothing is told before the
 * endpoint has answered a handshake.
 */
@Component
@Order(350)
class SubscriptionRule implements WriteRule {

    private static final int MOST = 20;

    private final Endpoints endpoints;
    private final SubscriptionTable table;

    SubscriptionRule(Endpoints endpoints, SubscriptionTable table) {
        this.endpoints = endpoints;
        this.table = table;
    }

    @Override
    public void apply(Writing writing) {
        if (writing.caller().isGateway()) {
            return;
        }
        for (Change change : List.copyOf(writing.changes())) {
            if (!change.key().type().equals("Subscription") || change.isNothing()) {
                continue;
            }
            if (change.isDeletion()) {
                SubscriptionTable.close(change.key().id(), writing.alongside());
            } else {
                ask(change, (Subscription) Objects.requireNonNull(change.after()), writing);
            }
        }
    }

    private void ask(Change change, Subscription subscription, Writing writing) {
        UUID partner = writing.caller().partner();
        List<PartnerEndpoint> registered = endpoints.registered(partner, Channel.REST_HOOK);
        List<String> agreed = registered.stream().map(PartnerEndpoint::address).toList();
        List<Problem> problems = SubscriptionContent.problems(subscription, agreed);
        if (!problems.isEmpty()) {
            String place = change.location() + (change.location().startsWith("Bundle.") ? ".resource" : "");
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    problems.stream()
                            .map(problem -> Problem.error(
                                    place + problem.location().substring("Subscription".length()),
                                    problem.code(),
                                    problem.text()))
                            .toList());
        }
        subscription.setError(null);
        if (subscription.getStatus() == SubscriptionStatus.OFF) {
            SubscriptionTable.close(change.key().id(), writing.alongside());
            return;
        }
        if (change.isCreation() && table.count(partner) >= MOST) {
            throw Refusal.unprocessable(
                    change.location(), ProblemCode.NOT_ALLOWED, "A partner has " + MOST + " Subscriptions at most.");
        }
        // Whether it is active the gateway says, when somebody has answered there.
        subscription.setStatus(SubscriptionStatus.REQUESTED);
        PartnerEndpoint like = registered.stream()
                .filter(endpoint -> SubscriptionContent.isAgreed(
                        subscription.getChannel().getEndpoint(), List.of(endpoint.address())))
                .findFirst()
                .orElseThrow();
        table.open(
                change.key().id(),
                like.id(),
                subscription.getChannel().getEndpoint(),
                SubscriptionNotices.settings(subscription.getCriteria(), SubscriptionContent.content(subscription)),
                subscription.hasEnd() ? Timestamp.from(subscription.getEnd().toInstant()) : null,
                writing.alongside());
    }
}

package ca.passerelle.gateway.subscription;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Endpoints;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.HandshakeProtocol;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes Subscriptions active whose address has answered, and ends those whose time is over or whose server is not agreed any more. What is
 * refused once is {@code error}; its owner asks again by writing {@code requested}.
 */
@Component
public class Handshakes {

    private static final String REQUESTED = "requested";
    private static final String ACTIVE = "active";

    private final Endpoints endpoints;
    private final SubscriptionTable table;
    private final HandshakeProtocol hooks;
    private final FhirRecord record;
    private final FhirContext fhir;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Handshakes(
            Endpoints endpoints,
            SubscriptionTable table,
            HandshakeProtocol hooks,
            FhirRecord record,
            FhirContext fhir,
            TransactionTemplate transactions,
            Clock clock) {
        this.endpoints = endpoints;
        this.table = table;
        this.hooks = hooks;
        this.record = record;
        this.fhir = fhir;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tries what was asked for, and looks at what is active. */
    public void run() {
        endpoints.requested().forEach(this::handshake);
        table.active().forEach(this::recheck);
    }

    private void handshake(PartnerEndpoint endpoint) {
        Attempt attempt = hooks.handshake(endpoint, clock.instant());
        if (attempt instanceof Attempt.Delivered) {
            settle(endpoint.id(), REQUESTED, endpoint.address(), SubscriptionStatus.ACTIVE, null);
        } else {
            String code = attempt instanceof Attempt.Failed failed ? failed.code() : "not-taken";
            String error = "The address did not answer the handshake: " + code;
            settle(endpoint.id(), REQUESTED, endpoint.address(), SubscriptionStatus.ERROR, error);
        }
    }

    private void recheck(SubscriptionTable.Active active) {
        List<String> agreed = endpoints.registered(active.partner(), Channel.REST_HOOK).stream()
                .map(PartnerEndpoint::address)
                .toList();
        if (active.ended()) {
            settle(active.id(), ACTIVE, active.address(), SubscriptionStatus.OFF, null);
        } else if (!SubscriptionContent.isAgreed(active.address(), agreed)) {
            String error = "The server of the address is not agreed any more.";
            settle(active.id(), ACTIVE, active.address(), SubscriptionStatus.ERROR, error);
        }
    }

    /**
     * Record and endpoint change together, or not at all: what its owner has written since, another address above all, was not what was
     * tried.
     */
    private void settle(UUID id, String from, String address, SubscriptionStatus to, @Nullable String error) {
        try {
            transactions.executeWithoutResult(transaction -> {
                StoredResource stored = record.read(Callers.GATEWAY, new ResourceKey("Subscription", id));
                Subscription subscription =
                        Objects.requireNonNull(fhir.newJsonParser().parseResource(Subscription.class, stored.json()));
                subscription.setStatus(to).setError(error);
                record.write(Callers.GATEWAY, List.of(Instruction.update(id, subscription, stored.version())));
                if (!table.settle(id, from, address, to.toCode())) {
                    transaction.setRollbackOnly();
                }
            });
        } catch (Refusal overtaken) {
            // Its owner writes it at this moment, or has deleted it: the next round looks again.
        }
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.subscription.SubscriptionAnswers;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $status} and {@code $events} of the Subscriptions R5 Backport, for the caller's own Subscriptions. */
@Component
public class SubscriptionOperations {

    private final SubscriptionAnswers answers;

    SubscriptionOperations(SubscriptionAnswers answers) {
        this.answers = answers;
    }

    /** {@code Subscription/[id]/$status}. */
    @Operation(name = "$status", typeName = "Subscription", idempotent = true)
    public Bundle status(@IdParam IdType id, RequestDetails request) {
        return answers.status(CurrentCaller.get(), Optional.of(uuid(id)), request.getFhirServerBase());
    }

    /** {@code Subscription/$status}: all of them. */
    @Operation(name = "$status", typeName = "Subscription", idempotent = true)
    public Bundle statuses(RequestDetails request) {
        return answers.status(CurrentCaller.get(), Optional.empty(), request.getFhirServerBase());
    }

    /** {@code Subscription/[id]/$events}. */
    @Operation(name = "$events", typeName = "Subscription", idempotent = true)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber", max = 1) @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber", max = 1) @Nullable StringType until,
            RequestDetails request) {
        return answers.events(
                CurrentCaller.get(),
                uuid(id),
                number("eventsSinceNumber", since, 1),
                number("eventsUntilNumber", until, Long.MAX_VALUE),
                request.getFhirServerBase());
    }

    private static long number(String name, @Nullable StringType text, long otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : Long.parseUnsignedLong(text.getValue());
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(name, ProblemCode.INVALID_VALUE, "The number of an event is a whole number.");
        }
    }

    private static UUID uuid(IdType id) {
        return ResourceKey.uuid(id.getIdPart()).orElseThrow(() -> Refusal.notFound("Subscription"));
    }
}

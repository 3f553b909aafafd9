package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.journal.Journal;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the bytes of a write that is refused, and the answer to it, after the record has rolled back: so that it can be looked into. */
@Component
class RefusedRequests {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final Set<RequestTypeEnum> WRITES =
            EnumSet.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH);

    private final Journal journal;
    private final FhirContext fhir;
    private final Clock clock;

    RefusedRequests(Journal journal, FhirContext fhir, Clock clock) {
        this.journal = journal;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** Keeps a refused write. That it cannot be kept does not change the answer: nothing was stored, and the client knows. */
    void keep(RequestDetails request, OperationOutcome answer) {
        byte[] body = WRITES.contains(request.getRequestType()) ? request.loadRequestContents() : new byte[0];
        if (body == null || body.length == 0) {
            return;
        }
        UUID message = UUID.randomUUID();
        Envelope envelope = new Envelope(
                message,
                CurrentCaller.get().partner(),
                Channel.FHIR,
                message.toString(),
                "",
                false,
                clock.instant(),
                body);
        try {
            journal.keep(
                    envelope,
                    Journal.State.REFUSED,
                    List.of(),
                    fhir.newJsonParser().encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("a refused request could not be kept: {}", Faults.describe(e));
        }
    }
}

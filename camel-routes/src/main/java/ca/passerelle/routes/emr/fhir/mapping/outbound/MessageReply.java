package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/**
 * What the answer to a message says of it. Source: FHIR R4, messaging, "response.code"; CA:eReC lets a receiver answer at once or later, so
 * that a success without a message is one.
 */
public enum MessageReply {
    /** It was taken. */
    TAKEN,
    /** It could not be taken now; the same message may be sent again. */
    LATER,
    /** It was refused for what it says: sending it again changes nothing. */
    REFUSED,
    /** It may have been taken or not: what came back answers something else, or is no answer. */
    UNCLEAR;

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** Refusals of the message itself; others (a credential that has run out, an address that moved) are for a person to settle. */
    private static final Set<Integer> OF_CONTENT = Set.of(400, 409, 410, 412, 413, 415, 422);

    /**
     * Reads an answer.
     *
     * @param status of HTTP
     * @param body what came with it
     * @param message the identifier of the message
     */
    public static MessageReply of(int status, byte[] body, String message) {
        Optional<IBaseResource> resource = parse(body);
        Optional<MessageHeader.MessageHeaderResponseComponent> response =
                resource.filter(Bundle.class::isInstance).flatMap(bundle -> response((Bundle) bundle));
        if (response.isPresent()) {
            return answers(response.get().getIdentifier(), message)
                    ? of(response.get().getCode())
                    : status / 100 == 2 ? UNCLEAR : of(status);
        }
        if (status / 100 != 2) {
            return of(status);
        }
        if (resource.isEmpty() && body.length > 0) {
            return UNCLEAR;
        }
        boolean failed = resource.filter(OperationOutcome.class::isInstance)
                .map(outcome -> ((OperationOutcome) outcome)
                        .getIssue().stream()
                                .anyMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR
                                        || issue.getSeverity() == IssueSeverity.FATAL))
                .orElse(false);
        return failed ? REFUSED : TAKEN;
    }

    /** What a response code says, in an answer that was sent at once or later. */
    public static MessageReply of(ResponseType code) {
        return switch (code) {
            case OK -> TAKEN;
            case TRANSIENTERROR -> LATER;
            case FATALERROR -> REFUSED;
            default -> UNCLEAR;
        };
    }

    /** Whether an identifier in an answer means a message: guides and systems write it with and without {@code urn:uuid:}. */
    private static boolean answers(String identifier, String message) {
        String bare = identifier == null ? "" : identifier.toLowerCase(Locale.ROOT);
        return bare.startsWith(Systems.URN_UUID)
                ? bare.substring(Systems.URN_UUID.length()).equals(message)
                : bare.endsWith(message);
    }

    private static MessageReply of(int status) {
        if (PASSING.contains(status)) {
            return LATER;
        }
        return OF_CONTENT.contains(status) ? REFUSED : UNCLEAR;
    }

    private static Optional<MessageHeader.MessageHeaderResponseComponent> response(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header && header.hasResponse()
                ? Optional.of(header.getResponse())
                : Optional.empty();
    }

    private static Optional<IBaseResource> parse(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    FhirContext.forR4Cached().newJsonParser().parseResource(new String(body, StandardCharsets.UTF_8)));
        } catch (DataFormatException | ClassCastException noResource) {
            return Optional.empty();
        }
    }
}

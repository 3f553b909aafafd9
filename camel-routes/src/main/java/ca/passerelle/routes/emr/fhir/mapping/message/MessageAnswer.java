package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The answer to a message: a message Bundle whose header says how it went, with an OperationOutcome and the Tasks that came of it. */
public final class MessageAnswer {

    private static final int LONGEST_ID = 64;

    private MessageAnswer() {}

    /**
     * Writes an answer.
     *
     * @param asked the message
     * @param receipt our number of the message and the time of the answer
     * @param outcome the problems; without an issue when there are none
     * @param results what the header is about: Tasks of the record
     * @param endpoint the address at which we take messages
     */
    public static Bundle of(
            MessageIdentity asked,
            Receipt receipt,
            ResponseType code,
            OperationOutcome outcome,
            List<? extends Resource> results,
            String endpoint) {
        UUID id = UUID.nameUUIDFromBytes(("answer " + receipt.message()).getBytes(StandardCharsets.UTF_8));
        UUID headerId = UUID.nameUUIDFromBytes(("header " + id).getBytes(StandardCharsets.UTF_8));
        UUID outcomeId = UUID.nameUUIDFromBytes(("outcome " + id).getBytes(StandardCharsets.UTF_8));
        MessageHeader header = new MessageHeader();
        header.setId(headerId.toString());
        if (asked.eventSystem().isEmpty() && asked.eventCode().indexOf(':') > 0) {
            header.getEventUriType().setValue(asked.eventCode());
        } else {
            header.getEventCoding().setCode(asked.eventCode().isEmpty() ? null : asked.eventCode());
            header.getEventCoding().setSystem(asked.eventSystem().isEmpty() ? null : asked.eventSystem());
        }
        header.getSource().setName("Passerelle").setEndpoint(endpoint);
        if (!asked.replyTo().isEmpty()) {
            header.addDestination().setEndpoint(asked.replyTo());
        }
        header.getResponse()
                .setIdentifier(
                        asked.responseTo().isEmpty() ? receipt.message().toString() : shortened(asked.responseTo()))
                .setCode(code);
        Bundle answer = new Bundle()
                .setType(BundleType.MESSAGE)
                .setTimestamp(Date.from(receipt.at()))
                .setIdentifier(
                        new Identifier().setSystem(Systems.MESSAGE_NUMBER).setValue(id.toString()));
        answer.setId(id.toString());
        answer.addEntry().setFullUrl(Systems.URN_UUID + headerId).setResource(header);
        if (outcome.hasIssue()) {
            outcome.setId(outcomeId.toString());
            header.getResponse().setDetails(new Reference(Systems.URN_UUID + outcomeId));
            answer.addEntry().setFullUrl(Systems.URN_UUID + outcomeId).setResource(outcome);
        }
        for (Resource result : results) {
            String url = Systems.URN_UUID + result.getIdElement().getIdPart();
            header.addFocus(new Reference(url));
            answer.addEntry().setFullUrl(url).setResource(result);
        }
        return answer;
    }

    private static String shortened(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.fhir.MediaTypes.Format;
import ca.passerelle.gateway.fhir.message.MessageDoor;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST $process-message} (FHIR R4 section 2.4.7): a message Bundle is answered by one. An error in its content is answered by a
 * fatal-error with the HTTP status that the same error has elsewhere, so that no sender takes it for done.
 */
@Component
public class ProcessMessage {

    /** The operation, and as Ontario writes it. */
    static final List<String> NAMES = List.of("$process-message", "$process-messages");

    private final MessageDoor door;
    private final FhirProperties properties;

    ProcessMessage(MessageDoor door, FhirProperties properties) {
        this.door = door;
        this.properties = properties;
    }

    static boolean isNamed(@Nullable String operation) {
        return operation != null && NAMES.contains(operation);
    }

    /** The operation of HL7. */
    @Operation(name = "$process-message", manualRequest = true, manualResponse = true)
    public void processMessage(RequestDetails request) throws IOException {
        process(request);
    }

    /** The same under the name that senders in Ontario use. */
    @Operation(name = "$process-messages", manualRequest = true, manualResponse = true)
    public void processMessages(RequestDetails request) throws IOException {
        process(request);
    }

    private void process(RequestDetails request) throws IOException {
        byte[] body = request.loadRequestContents();
        String sent = request.getHeader("Content-Type");
        boolean xml = sent != null
                && MediaTypes.format(sent).filter(Format.XML::equals).isPresent();
        MessageDoor.Answered answered = door.receive(
                CurrentCaller.get(),
                new MessageDoor.Request(
                        body == null ? new byte[0] : body,
                        xml,
                        name -> first(request, name),
                        request.getFhirServerBase() + "/" + NAMES.get(0),
                        properties.maxBundleEntries(),
                        Outcomes::of));
        Bundle answer = answered.bundle();
        if (answer == null) {
            ((ServletRequestDetails) request).getServletResponse().setStatus(answered.status());
            return;
        }
        RestfulServerUtils.streamResponseAsResource(
                request.getServer(), answer, Set.of(), answered.status(), false, request.isRespondGzip(), request);
    }

    private static Optional<String> first(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.ofNullable(values[0]);
    }
}

package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a message says has happened.
 *
 * @param focus what it is about, as it is sent
 * @param further what its reader needs with it
 * @param reason why it is sent, of the value set message-change-reason of CA:eReC where one of its codes says it; may be empty
 */
record Outgoing(MessageEvent event, List<Resource> focus, List<Resource> further, CodeableConcept reason) {}

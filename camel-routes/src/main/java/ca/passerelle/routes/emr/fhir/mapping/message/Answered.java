package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.UUID;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;

/**
 * What a message says of one that it answers.
 *
 * @param message the id under which the gateway sent it
 * @param reply how the sender dealt with it
 */
public record Answered(UUID message, ResponseType reply) {}

package ca.passerelle.routes.port;

import java.util.UUID;

/**
 * Who sends FHIR messages, as the registry knows it.
 *
 * @param partner the partner that sends
 * @param partnerKey its short name, part of the identifier systems of its numbers
 * @param organization the FHIR id of its Organization, requester of what it asks for
 */
public record MessageSender(UUID partner, String partnerKey, UUID organization) {}

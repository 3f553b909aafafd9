package ca.passerelle.routes.port.sender;

import java.util.UUID;

/**
 * Who the sender is.
 *
 * @param partner the partner that sends
 * @param partnerKey its short name, part of the identifier systems of its numbers
 * @param application MSH-3.1 of its messages
 * @param facility MSH-4.1 of its messages
 * @param organization the FHIR id of the sender's Organization, requester of what it sends
 * @param linkWorkers the FHIR id of the link-worker Organization that owns a referral which names no listing
 */
public record Identification(
        UUID partner, String partnerKey, String application, String facility, UUID organization, UUID linkWorkers) {}

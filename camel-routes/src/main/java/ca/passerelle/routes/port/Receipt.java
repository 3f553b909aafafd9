package ca.passerelle.routes.port;

import java.time.Instant;
import java.util.UUID;

/**
 * What the gateway can say of a message it has dealt with.
 *
 * @param message the journal's id, to be quoted in any enquiry
 * @param at when the answer was written
 */
public record Receipt(UUID message, Instant at) {}

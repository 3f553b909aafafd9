package ca.passerelle.routes.port;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing to send to one endpoint. A repeat carries the same id and number, so that the receiver can recognise it.
 *
 * @param delivery stable id of the delivery: MSH-10, {@code webhook-id}, Message-ID
 * @param number the subscriber's gapless event number, from 1
 * @param at the time of this attempt
 * @param endpoint where to
 * @param progress what happened
 */
public record Dispatch(UUID delivery, long number, Instant at, PartnerEndpoint endpoint, Progress progress) {}

package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.Nullable;

/**
 * A taxonomy term that a feed puts on a service.
 *
 * @param system URI of the taxonomy; empty when the feed gives none
 * @param taxonomy the feed's name of the taxonomy
 * @param code the code, passed through unread
 * @param display the feed's label
 * @param eligibility whether it says who may come instead of what is offered
 */
public record Term(
        String system,
        @Nullable String taxonomy,
        String code,
        @Nullable FeedText display,
        boolean eligibility) {}

package ca.passerelle.routes.directory.listing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service costs, as far as the feed says. Nothing said is unknown, not free.
 *
 * @param free the feed says in so many words that it is free
 * @param fees in words
 * @param options priced options
 */
public record Cost(boolean free, @Nullable FeedText fees, List<Option> options) {

    public Cost {
        options = List.copyOf(options);
    }

    /**
     * One price.
     *
     * @param option for whom or what
     * @param amount present only with a currency
     * @param currency ISO 4217
     * @param text what the amount means
     * @param from first day, ISO date
     * @param to last day, ISO date
     */
    public record Option(
            @Nullable FeedText option,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable FeedText text,
            @Nullable String from,
            @Nullable String to) {}
}

package ca.passerelle.routes.directory.listing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Free places, as the feed reported them.
 *
 * @param unit what is counted
 * @param available free now
 * @param maximum in all
 * @param updated when reported, ISO 8601
 * @param text remarks
 */
public record Capacity(
        @Nullable String unit,
        @Nullable BigDecimal available,
        @Nullable BigDecimal maximum,
        @Nullable String updated,
        @Nullable FeedText text) {}

package ca.passerelle.routes.directory.listing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Ages served, in years, both ends included; an absent end is unknown. At least one is present. */
public record AgeRange(
        @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {}

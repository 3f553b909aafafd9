package ca.passerelle.gateway.matching.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a service when it is matched. What is empty or null is unknown.
 *
 * @param active whether it is offered
 * @param referable whether it takes referrals; false only where the directory says so
 * @param fits need, or {@link Wanted#typeKey kind of service}, to how one knows
 * @param needKnown whether its codes or its name say what need it meets
 * @param ageFrom in years, included
 * @param ageTo in years, included
 * @param populations for whom it is made
 * @param onlyFor populations outside of which nobody is served
 * @param genders administrative genders outside of which nobody is served
 * @param languages BCP 47, without regions
 * @param designatedFrench whether the agency is designated to serve in French
 * @param interpreters whether there are interpreters
 * @param accessibility codes of CIOC that words about the service tell
 * @param modes how it is given
 * @param charge what it costs
 * @param least the least that is asked, in dollars
 * @param hours when it is open
 * @param area where people live whom it serves
 * @param conditions who may come, in words
 * @param room places as the directory told them
 * @param verified when somebody last checked
 */
public record ServiceTraits(
        boolean active,
        boolean referable,
        Map<String, Fit> fits,
        boolean needKnown,
        @Nullable BigDecimal ageFrom,
        @Nullable BigDecimal ageTo,
        Set<String> populations,
        Set<String> onlyFor,
        Set<String> genders,
        Set<String> languages,
        boolean designatedFrench,
        boolean interpreters,
        Set<String> accessibility,
        Set<String> modes,
        @Nullable Charge charge,
        @Nullable BigDecimal least,
        List<WeekTime> hours,
        Area area,
        @Nullable String conditions,
        @Nullable Room room,
        @Nullable LocalDate verified) {

    /** What a service costs, as far as the directory says in so many words. */
    public enum Charge {
        FREE,
        /** A fee that follows income, or a donation. */
        SLIDING,
        FEE
    }
}

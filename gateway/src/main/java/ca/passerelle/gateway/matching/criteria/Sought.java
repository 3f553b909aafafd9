package ca.passerelle.gateway.matching.criteria;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sought for a person. It says nothing of who the person is, and nothing of it is kept.
 *
 * @param wanted needs, at least one
 * @param place where the person is
 * @param travel how far the person goes
 * @param age in years
 * @param languages BCP 47, without regions, the one preferred first
 * @param languageRequired whether a service known not to speak any of them is left out
 * @param designatedFrench whether a service designated to serve in French is asked for
 * @param accessibility codes of CIOC that the person needs
 * @param cost what the person can pay; null for whatever it costs
 * @param modes ways of giving a service that suit; empty for all
 * @param times when the person can come; empty for whenever
 * @param populations to whom the person belongs
 * @param gender administrative gender; null when it was not said
 * @param preferences needs and kinds of services that the person likes
 * @param excluded services and organisations that the person does not want
 * @param crisis whether somebody must be there at once
 * @param moment now, by which reports of room expire
 */
public record Sought(
        List<Wanted> wanted,
        Whereabouts place,
        Travel travel,
        @Nullable BigDecimal age,
        List<String> languages,
        boolean languageRequired,
        boolean designatedFrench,
        Set<String> accessibility,
        @Nullable CostLimit cost,
        Set<String> modes,
        List<WeekTime> times,
        Set<String> populations,
        @Nullable String gender,
        Set<String> preferences,
        Set<UUID> excluded,
        boolean crisis,
        Instant moment) {

    /** What a person can pay; codes of {@code cost-limit}. */
    public enum CostLimit {
        FREE("free"),
        LOW_COST("low-cost");

        private final String code;

        CostLimit(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The same, for a person who is there. */
    public Sought at(Whereabouts whereabouts) {
        return new Sought(
                wanted,
                whereabouts,
                travel,
                age,
                languages,
                languageRequired,
                designatedFrench,
                accessibility,
                cost,
                modes,
                times,
                populations,
                gender,
                preferences,
                excluded,
                crisis,
                moment);
    }
}

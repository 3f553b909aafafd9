package ca.passerelle.gateway.record.content;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/** Invariants of a repeated time. */
final class TimingRules {

    /** Meals themselves: nothing is before or after them by some minutes. */
    private static final Set<EventTiming> MEALS =
            EnumSet.of(EventTiming.C, EventTiming.CM, EventTiming.CD, EventTiming.CV);

    static final List<Rule> ALL = List.of(
            repeat("tim-1", "A duration has its unit.", repeat -> !repeat.hasDuration() || repeat.hasDurationUnit()),
            repeat("tim-2", "A period has its unit.", repeat -> !repeat.hasPeriod() || repeat.hasPeriodUnit()),
            repeat("tim-4", "A duration is not negative.", repeat -> isNotNegative(repeat.getDuration())),
            repeat("tim-5", "A period is not negative.", repeat -> isNotNegative(repeat.getPeriod())),
            repeat("tim-6", "periodMax comes with a period.", repeat -> !repeat.hasPeriodMax() || repeat.hasPeriod()),
            repeat(
                    "tim-7",
                    "durationMax comes with a duration.",
                    repeat -> !repeat.hasDurationMax() || repeat.hasDuration()),
            repeat("tim-8", "countMax comes with a count.", repeat -> !repeat.hasCountMax() || repeat.hasCount()),
            repeat(
                    "tim-9",
                    "An offset is from an event, and not from a meal itself.",
                    repeat -> !repeat.hasOffset()
                            || (repeat.hasWhen()
                                    && repeat.getWhen().stream().noneMatch(when -> MEALS.contains(when.getValue())))),
            repeat(
                    "tim-10",
                    "There is a time of day or an event, not both.",
                    repeat -> !repeat.hasTimeOfDay() || !repeat.hasWhen()));

    private TimingRules() {}

    private static Rule repeat(String key, String text, Predicate<TimingRepeatComponent> holds) {
        return Rule.of(TimingRepeatComponent.class, key, text, holds);
    }

    private static boolean isNotNegative(@Nullable BigDecimal value) {
        return value == null || value.signum() >= 0;
    }
}

package ca.passerelle.gateway.record.content;

import ca.passerelle.gateway.record.search.TimeRange;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Count;
import org.hl7.fhir.r4.model.Distance;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;

/** Invariants of the data types. */
final class DataTypeRules {

    private static final String MEASURED = "A value has a code, of UCUM.";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    Extension.class,
                    "ext-1",
                    "An extension has a value or extensions of its own, and not both.",
                    extension -> extension.hasValue() != extension.hasExtension()),
            Rule.of(
                    Attachment.class,
                    "att-1",
                    "Data has a contentType.",
                    attachment -> !attachment.hasData() || attachment.hasContentType()),
            Rule.of(
                    ContactPoint.class,
                    "cpt-2",
                    "A contact with a value has a system.",
                    contact -> !contact.hasValue() || contact.hasSystem()),
            Rule.of(Period.class, "per-1", "The start is not after the end.", DataTypeRules::isInOrder),
            Rule.of(
                    Quantity.class,
                    "qty-3",
                    "A code of a unit has its system.",
                    quantity -> !quantity.hasCode() || quantity.hasSystem()),
            Rule.of(
                    Age.class,
                    "age-1",
                    "An age is more than 0, with a code of UCUM.",
                    age -> isOfUcum(age) && (!age.hasValue() || age.getValue().signum() > 0)),
            Rule.of(
                    Count.class,
                    "cnt-3",
                    "A count is a whole number, with the code 1 of UCUM.",
                    count -> isOfUcum(count)
                            && (!count.hasCode() || count.getCode().equals("1"))
                            && (!count.hasValue() || count.getValue().scale() <= 0)),
            Rule.of(Distance.class, "dis-1", MEASURED, DataTypeRules::isOfUcum),
            Rule.of(
                    Duration.class,
                    "drt-1",
                    MEASURED,
                    duration ->
                            !duration.hasCode() || (Systems.UCUM.equals(duration.getSystem()) && duration.hasValue())),
            Rule.of(Range.class, "rng-2", "The low value is not above the high value.", DataTypeRules::isInOrder),
            Rule.of(
                    Ratio.class,
                    "rat-1",
                    "A ratio has numerator and denominator, or neither and an extension.",
                    ratio -> ratio.hasNumerator() == ratio.hasDenominator()
                            && (ratio.hasNumerator() || ratio.hasExtension())));

    private DataTypeRules() {}

    /** Of dates with different precision: as far as they tell. */
    static boolean isInOrder(Period period) {
        if (!period.hasStart() || !period.hasEnd()) {
            return true;
        }
        TimeRange start = TimeRange.read(period.getStartElement().getValueAsString());
        TimeRange end = TimeRange.read(period.getEndElement().getValueAsString());
        return start == null || end == null || start.low().isBefore(end.high());
    }

    /** Of quantities in one unit; other units are not converted. */
    private static boolean isInOrder(Range range) {
        Quantity low = range.getLow();
        Quantity high = range.getHigh();
        BigDecimal lowValue = low.getValue();
        BigDecimal highValue = high.getValue();
        return lowValue == null
                || highValue == null
                || !Objects.equals(low.getSystem(), high.getSystem())
                || !Objects.equals(low.getCode(), high.getCode())
                || !Objects.equals(low.getUnit(), high.getUnit())
                || lowValue.compareTo(highValue) <= 0;
    }

    private static boolean isOfUcum(Quantity quantity) {
        return (quantity.hasCode() || !quantity.hasValue())
                && (!quantity.hasSystem() || Systems.UCUM.equals(quantity.getSystem()));
    }
}

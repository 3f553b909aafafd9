package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** NM and SN (HL7 v2.9 §2A.3.68): a figure with its unit, one with a comparator ({@code >^10}), a range ({@code ^1^-^5}) or a ratio ({@code ^1^:^128}). */
final class StructuredNumber {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15})");
    private static final Map<String, QuantityComparator> COMPARATORS = Map.of(
            ">", QuantityComparator.GREATER_THAN,
            ">=", QuantityComparator.GREATER_OR_EQUAL,
            "<", QuantityComparator.LESS_THAN,
            "<=", QuantityComparator.LESS_OR_EQUAL);

    private StructuredNumber() {}

    /** The value of an SN; its text where it is none of the forms. */
    static Type value(Repetition sn, Repetition unit) {
        String comparator = sn.text(1);
        String first = sn.text(2);
        String sign = sn.text(3);
        String second = sn.text(4);
        boolean compared = COMPARATORS.containsKey(comparator);
        boolean plain = comparator.isEmpty() || comparator.equals("=");
        if (NUMBER.matcher(first).matches() && second.isEmpty() && sign.isEmpty() && (compared || plain)) {
            Quantity quantity = quantity(first, unit);
            return compared ? quantity.setComparator(COMPARATORS.get(comparator)) : quantity;
        }
        if (NUMBER.matcher(first).matches() && NUMBER.matcher(second).matches() && plain) {
            if (sign.equals("-")) {
                return new Range().setLow(quantity(first, unit)).setHigh(quantity(second, unit));
            }
            if (sign.equals(":") || sign.equals("/")) {
                return new Ratio().setNumerator(quantity(first, unit)).setDenominator(quantity(second, unit));
            }
        }
        return new StringType(comparator + first + sign + second);
    }

    /** Whether a text is a number as NM has it: {@code .5} and {@code 12.} are. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** A figure with its unit, coded where the sender says that it is UCUM. */
    static Quantity quantity(String number, Repetition unit) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(number.replaceFirst("^\\+", "")));
        if (unit.hasValue()) {
            quantity.setUnit(unit.text(2).isEmpty() ? unit.text(1) : unit.text(2));
            if (unit.text(3).equalsIgnoreCase("UCUM")) {
                quantity.setSystem(Systems.UCUM).setCode(unit.text(1));
            }
        }
        return quantity;
    }
}

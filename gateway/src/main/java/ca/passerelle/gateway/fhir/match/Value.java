package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Vocabulary;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One parameter, with where it stands. What cannot be read is refused there.
 *
 * @param place as FHIRPath
 */
record Value(String place, ParametersParameterComponent parameter) {

    static Value of(int index, ParametersParameterComponent parameter) {
        return new Value("Parameters.parameter[" + index + "]", parameter);
    }

    String name() {
        return String.valueOf(parameter.getName());
    }

    private @Nullable Type value() {
        return parameter.getValue();
    }

    /** Any primitive, as text. */
    String text() {
        Type value = value();
        String text = value == null || !value.isPrimitive() ? null : value.primitiveValue();
        if (text == null || text.isBlank()) {
            throw wrong(name() + " is a text.");
        }
        return text.strip();
    }

    boolean truth() {
        if (value() instanceof BooleanType truth && truth.getValue() != null) {
            return truth.getValue();
        }
        throw wrong(name() + " is true or false (valueBoolean).");
    }

    /** A number from 0 to a limit. */
    BigDecimal number(int most) {
        Type value = value();
        BigDecimal number = null;
        if (value instanceof DecimalType decimal) {
            number = decimal.getValue();
        } else if (value instanceof IntegerType integer && integer.getValue() != null) {
            number = BigDecimal.valueOf(integer.getValue());
        } else if (value instanceof Quantity quantity) {
            number = quantity.getValue();
        }
        if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(name() + " is a number from 0 to " + most + ".");
        }
        return number;
    }

    /** A whole number from 1 to a limit. */
    int count(int most) {
        int count = number(most).intValue();
        if (count < 1) {
            throw wrong(name() + " is a number from 1 to " + most + ".");
        }
        return count;
    }

    /** Codings of a code, Coding or CodeableConcept; a plain code has no system. */
    List<Coding> codings() {
        Type value = value();
        if (value instanceof CodeableConcept concept && concept.hasCoding()) {
            return concept.getCoding();
        }
        if (value instanceof Coding coding && coding.hasCode()) {
            return List.of(coding);
        }
        if (value != null && value.isPrimitive()) {
            return List.of(new Coding().setCode(text()));
        }
        throw wrong(name() + " is a code, a Coding or a CodeableConcept.");
    }

    /** One of the codes of a list of ours, with or without its system. */
    String code(String system, Vocabulary vocabulary) {
        return codings().stream()
                .filter(coding -> !coding.hasSystem() || coding.getSystem().equals(system))
                .map(Coding::getCode)
                .filter(vocabulary.codes(system)::contains)
                .findFirst()
                .orElseThrow(() -> unknown(
                        system, vocabulary.codes(system).stream().sorted().toList()));
    }

    /** One of the codes of an enumeration. */
    <E extends Enum<E>> E oneOf(Class<E> type, java.util.function.Function<E, String> codeOf, String system) {
        String code = codings().get(0).getCode();
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> codeOf.apply(one).equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(
                        system,
                        Arrays.stream(type.getEnumConstants()).map(codeOf).toList()));
    }

    /** The first part of that name; null when there is none. */
    @Nullable
    Value part(String name) {
        for (int i = 0; i < parameter.getPart().size(); i++) {
            if (name.equals(parameter.getPart().get(i).getName())) {
                return new Value(place + ".part[" + i + "]", parameter.getPart().get(i));
            }
        }
        return null;
    }

    Refusal unknown(String system, List<String> known) {
        return Refusal.badRequest(
                place + ".value",
                ProblemCode.UNKNOWN_CODE,
                "The codes of " + name() + " are those of " + system + ": "
                        + known.stream().limit(80).collect(Collectors.joining(", ")) + ".");
    }

    Refusal wrong(String text) {
        return Refusal.badRequest(place + ".value", ProblemCode.INVALID_VALUE, text);
    }
}

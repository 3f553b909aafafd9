package ca.passerelle.gateway.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EnumFactory;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Values of primitive elements, by chance. */
final class GeneratedValues {

    private static final List<String> WORDS =
            List.of("Été", "garden", "soup kitchen", "Noël", "walk", "élan", "marché", "Zoë", "bus", "îlot");
    private static final List<String> CODES = List.of("a", "b-1", "two words", "C");

    private final Random random;

    GeneratedValues(Random random) {
        this.random = random;
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(100);
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Enumeration<?> fill(Enumeration<?> code) {
        List<String> codes = codes(code);
        code.setValueAsString(codes.get(random.nextInt(codes.size())));
        return code;
    }

    private static List<String> codes(Enumeration<?> code) {
        Class<?> type = enumeration(code);
        return Arrays.stream(type.getEnumConstants())
                .map(Enum.class::cast)
                .filter(constant -> !constant.name().equals("NULL"))
                .map(constant -> toCode(code, constant))
                .toList();
    }

    private static Class<?> enumeration(Enumeration<?> code) {
        Type generic = code.getEnumFactory().getClass().getGenericInterfaces()[0];
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String toCode(Enumeration<?> code, Enum<?> constant) {
        return ((EnumFactory) code.getEnumFactory()).toCode(constant);
    }

    PrimitiveType<?> fill(PrimitiveType<?> primitive) {
        primitive.setValueAsString(
                switch (primitive.fhirType()) {
                    case "boolean" -> Boolean.toString(random.nextBoolean());
                    case "integer" -> Integer.toString(random.nextInt(200) - 100);
                    case "unsignedInt" -> Integer.toString(random.nextInt(100));
                    case "positiveInt" -> Integer.toString(1 + random.nextInt(100));
                    case "decimal" -> random.nextInt(1000) + "." + random.nextInt(100);
                    case "uri", "url", "canonical" -> "https://example.org/" + random.nextInt(1000);
                    case "oid" -> "urn:oid:1.2." + random.nextInt(100);
                    case "uuid" -> "urn:uuid:" + uuid();
                    case "id" -> "id-" + random.nextInt(100);
                    case "code" -> CODES.get(random.nextInt(CODES.size()));
                    case "base64Binary" -> "QUJD";
                    case "time" -> "14:0" + random.nextInt(10) + ":00";
                    case "date", "dateTime", "instant" -> date((BaseDateTimeType) primitive);
                    default -> word();
                });
        return primitive;
    }

    private String date(BaseDateTimeType date) {
        LocalDate day = LocalDate.ofEpochDay(10_000 + random.nextInt(10_000));
        int precision =
                date instanceof DateType ? random.nextInt(3) : date instanceof DateTimeType ? random.nextInt(5) : 4;
        return switch (precision) {
            case 0 -> Integer.toString(day.getYear());
            case 1 -> day.toString().substring(0, 7);
            case 2 -> day.toString();
            case 3 -> day + "T10:15:30.123" + ZoneOffset.ofHours(random.nextInt(24) - 12);
            default -> day + "T23:59:00Z";
        };
    }
}

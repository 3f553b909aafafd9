package ca.passerelle.gateway.oracle;

import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Values with what search finds hard: accents and case, runs of space, commas and bars, codes with and without a system, the same code in
 * two systems, dates of every precision and with zones, periods with an open end. The pools are small, so that values meet again.
 */
final class InventedValues {

    private static final String EXAMPLE = "https://example.org/";
    private static final List<String> WORDS = List.of(
            "Émond",
            "emond",
            "Lafleur",
            "LAFLEUR",
            "O'Brien",
            "Nguyễn",
            "St. John",
            "Saint-Jean",
            "Ann Marie",
            "Noël",
            "noel",
            "Zoë",
            "Müller",
            "Mueller",
            "Tremblay, Roy",
            "Gagné|Roy",
            "Œuvre",
            "Łuk",
            "a",
            "Le Bon");
    private static final List<String> CITIES = List.of("Montréal", "MONTREAL", "Québec", "Trois-Rivières", "Victoria");
    private static final List<String> CODES = List.of("alpha", "Alpha", "beta", "gamma-1", "délta", "a|b", "x,y", "42");
    private static final List<String> DAYS =
            List.of("2023-12-31", "2024-01-01", "2024-02-29", "2024-03-15", "2025-06-30", "1985-03-01", "1985-03-15");
    private static final List<String> TIMES = List.of(
            "T00:00:00Z",
            "T23:59:59Z",
            "T12:30:00.250Z",
            "T12:30:00Z",
            "T08:15:00-08:00",
            "T22:00:00-05:00",
            "T03:00:00+02:00");

    private final Random random;

    InventedValues(Random random) {
        this.random = random;
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(double part) {
        return random.nextDouble() < part;
    }

    CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        int codings = chance(0.75) ? 1 : random.nextInt(3);
        for (int i = 0; i < codings; i++) {
            concept.addCoding(coding());
        }
        if (codings == 0 || chance(0.3)) {
            concept.setText(any(WORDS));
        }
        return concept;
    }

    Coding coding() {
        Coding coding = new Coding();
        if (chance(0.75)) {
            coding.setSystem(EXAMPLE + (chance(0.5) ? "codes" : "other-codes"));
        }
        if (chance(0.95) || !coding.hasSystem()) {
            coding.setCode(any(CODES));
        }
        return chance(0.3) ? coding.setDisplay(any(WORDS)) : coding;
    }

    Identifier identifier() {
        Identifier identifier = new Identifier().setValue("N" + random.nextInt(60));
        if (chance(0.75)) {
            identifier.setSystem(EXAMPLE + (chance(0.5) ? "mrn" : "card"));
        }
        if (chance(0.1)) {
            identifier.setValue("A,B|" + random.nextInt(5));
        }
        return identifier;
    }

    HumanName name() {
        HumanName name = new HumanName();
        if (chance(0.85)) {
            name.setFamily(any(WORDS));
        }
        if (!name.hasFamily() || chance(0.8)) {
            name.addGiven(any(WORDS));
        }
        if (chance(0.3)) {
            name.addGiven(any(WORDS));
        }
        if (chance(0.15)) {
            name.addPrefix("Dr");
        }
        return chance(0.2) ? name.setText(any(WORDS) + " " + any(WORDS)) : name;
    }

    Address address() {
        Address address = new Address().setCity(any(CITIES));
        if (chance(0.6)) {
            address.addLine(random.nextInt(99) + " rue " + any(WORDS));
        }
        if (chance(0.6)) {
            address.setState(any(List.of("QC", "BC"))).setPostalCode(any(List.of("H2X 1Y4", "h2x 1y4", "V8V")));
        }
        return chance(0.5) ? address.setCountry("CA") : address;
    }

    ContactPoint contact() {
        return chance(0.5)
                ? new ContactPoint()
                        .setSystem(ContactPointSystem.PHONE)
                        .setValue("+1 250 555 01" + (10 + random.nextInt(10)))
                : new ContactPoint()
                        .setSystem(ContactPointSystem.EMAIL)
                        .setValue("p" + random.nextInt(10) + "@example.org");
    }

    Period period() {
        Period period = new Period();
        int form = random.nextInt(5);
        String begin = any(DAYS);
        if (form != 0) {
            period.setStartElement(new DateTimeType(cut(begin)));
        }
        if (form != 1) {
            String end = any(
                    DAYS.stream()
                                    .filter(day -> form == 0 || day.compareTo(begin) > 0)
                                    .toList()
                                    .isEmpty()
                            ? List.of("2026-01-01")
                            : DAYS.stream()
                                    .filter(day -> form == 0 || day.compareTo(begin) > 0)
                                    .toList());
            period.setEndElement(new DateTimeType(chance(0.5) ? end : end + any(TIMES)));
        }
        return period;
    }

    private String cut(String day) {
        return day.substring(0, chance(0.6) ? 10 : chance(0.5) ? 7 : 4);
    }

    String word() {
        return chance(0.3) ? any(WORDS) + " " + any(WORDS) : any(WORDS);
    }

    /** Fills a primitive that has no enumeration. */
    void fill(PrimitiveType<?> primitive, String element) {
        if (primitive instanceof BaseDateTimeType date) {
            date.setValueAsString(date(date));
        } else if (primitive instanceof BooleanType) {
            primitive.setValueAsString(Boolean.toString(random.nextBoolean()));
        } else if (primitive instanceof PositiveIntType || primitive instanceof UnsignedIntType) {
            primitive.setValueAsString(Integer.toString(1 + random.nextInt(9)));
        } else if (primitive instanceof IntegerType integer) {
            integer.setValue(random.nextInt(100));
        } else if (primitive instanceof DecimalType decimal) {
            decimal.setValue(BigDecimal.valueOf(random.nextInt(1000), 1));
        } else if (primitive instanceof TimeType) {
            primitive.setValueAsString("08:30:00");
        } else if (primitive instanceof Base64BinaryType bytes) {
            bytes.setValue(any(WORDS).getBytes(StandardCharsets.UTF_8));
        } else if (primitive instanceof CodeType) {
            primitive.setValueAsString(code(element));
        } else if (primitive instanceof UriType) {
            primitive.setValueAsString(uri(primitive));
        } else {
            primitive.setValueAsString(word());
        }
    }

    private String date(BaseDateTimeType date) {
        if (date instanceof DateType) {
            return cut(any(DAYS));
        }
        return date instanceof InstantType || chance(0.6) ? any(DAYS) + any(TIMES) : cut(any(DAYS));
    }

    private static String code(String element) {
        return switch (element) {
            case "contentType", "payload" -> "text/plain";
            case "language" -> "fr-CA";
            case "subjectType", "type", "patientType" -> "Patient";
            default -> "mo";
        };
    }

    private String uri(PrimitiveType<?> primitive) {
        String about = EXAMPLE + any(List.of("a", "b", "c/d"));
        return switch (primitive.fhirType()) {
            case "uuid" -> Systems.URN_UUID + new UUID(random.nextLong(), random.nextLong());
            case "oid" -> "urn:oid:1.2.3." + random.nextInt(9);
            case "canonical" -> chance(0.3) ? about + "|1." + random.nextInt(3) : about;
            default -> about;
        };
    }
}

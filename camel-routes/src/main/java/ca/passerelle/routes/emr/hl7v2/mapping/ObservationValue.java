package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;

/** OBX-5 by its type (OBX-2) as the value of an Observation; text, with a note, where it is not of that type. */
final class ObservationValue {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d)?(?:\\.\\d{1,4})?");

    private ObservationValue() {}

    static Type of(Segment obx, Repetition value, Reading reading) {
        return switch (obx.text(2).toUpperCase(Locale.ROOT)) {
            case "SN" -> StructuredNumber.value(value, obx.field(6).first());
            case "NM" -> number(obx, value, reading);
            case "DT", "TS", "DTM" -> date(value, reading);
            case "TM" -> time(value, reading);
            default -> ConceptFromCwe.concept(value, "answer", reading.profile());
        };
    }

    private static Type number(Segment obx, Repetition value, Reading reading) {
        String number = value.text(1);
        if (StructuredNumber.isNumber(number)) {
            return StructuredNumber.quantity(number, obx.field(6).first());
        }
        reading.unmapped(obx.field(5).location(), "not a number; kept as text");
        return new StringType(value.whole());
    }

    private static Type date(Repetition value, Reading reading) {
        Optional<DateTimeType> date = reading.dateTime(value).filter(DateTimeType::hasValue);
        return date.isPresent() ? date.get() : new StringType(value.whole());
    }

    private static Type time(Repetition value, Reading reading) {
        Matcher time = TIME.matcher(value.text(1));
        if (!time.matches()) {
            reading.repaired(value.location(), "not a time of HL7 v2; kept as text");
            return new StringType(value.whole());
        }
        String seconds = time.group(3) == null ? "00" : time.group(3);
        return new TimeType(time.group(1) + ":" + time.group(2) + ":" + seconds);
    }
}

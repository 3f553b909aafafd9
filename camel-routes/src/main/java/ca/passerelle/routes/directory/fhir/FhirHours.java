package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.jspecify.annotations.Nullable;

/** What hours look like on HealthcareService and Location alike. */
final class FhirHours {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private FhirHours() {}

    static String time(LocalTime time) {
        return TIME.format(time);
    }

    /** {@code mon} to {@code sun}: the code of R4's days-of-week. */
    static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** Words and recurrences for which R4 has no element. */
    static List<Extension> extensions(Hours hours) {
        List<Extension> extensions = new ArrayList<>();
        hours.texts()
                .forEach(text -> extensions.add(new Extension(DirectoryExtension.HOURS_TEXT, FhirText.string(text))));
        hours.rules().forEach(rule -> extensions.add(rule(rule)));
        return extensions;
    }

    private static Extension rule(Hours.Rule rule) {
        Extension extension = new Extension(DirectoryExtension.SCHEDULE_RULE);
        extension.addExtension("rule", new StringType(rule.rrule()));
        if (rule.opens() != null) {
            extension.addExtension("opens", new TimeType(time(rule.opens())));
        }
        if (rule.closes() != null) {
            extension.addExtension("closes", new TimeType(time(rule.closes())));
        }
        if (rule.from() != null || rule.to() != null) {
            extension.addExtension("validity", period(rule.from(), rule.to()));
        }
        if (rule.offset() != null) {
            extension.addExtension("offset", new StringType(rule.offset()));
        }
        return extension;
    }

    static Period period(@Nullable String from, @Nullable String to) {
        Period period = new Period();
        if (from != null) {
            period.setStartElement(new DateTimeType(from));
        }
        if (to != null) {
            period.setEndElement(new DateTimeType(to));
        }
        return period;
    }
}

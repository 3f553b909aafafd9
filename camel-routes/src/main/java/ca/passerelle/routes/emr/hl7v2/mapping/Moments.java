package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.port.Dispatch;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.InstantType;

/**
 * The times of an appointment, in the zone that the endpoint's setting {@code zone} names; without one, in the offset that the time itself was
 * written with, which is then said.
 */
final class Moments {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");

    private Moments() {}

    /** From when to when, for a person: {@code 2026-03-20 10:00–11:00}, the same in both languages (CAN/CSA-Z234.4). */
    static String text(Appointment appointment, Dispatch dispatch) {
        Optional<ZoneId> zone = zone(dispatch);
        ZonedDateTime start = local(appointment.getStartElement(), zone);
        String from = DAY_AND_TIME.format(start);
        String until = appointment.hasEnd() ? "–" + TIME.format(local(appointment.getEndElement(), zone)) : "";
        return from + until + (zone.isPresent() ? "" : " (UTC" + offset(start) + ")");
    }

    /** A time as HL7 v2 writes it, with its offset. */
    static String hl7(InstantType instant, Dispatch dispatch) {
        return HL7.format(local(instant, zone(dispatch)));
    }

    private static ZonedDateTime local(InstantType instant, Optional<ZoneId> zone) {
        ZoneId written = Optional.ofNullable(instant.getTimeZone())
                .map(TimeZone::toZoneId)
                .orElse(ZoneOffset.UTC);
        return instant.getValue().toInstant().atZone(zone.orElse(written));
    }

    private static Optional<ZoneId> zone(Dispatch dispatch) {
        String name = dispatch.endpoint().settings().getOrDefault("zone", "");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException noSuchZone) {
            return Optional.empty();
        }
    }

    private static String offset(ZonedDateTime time) {
        String id = time.getOffset().getId();
        return id.equals("Z") ? "" : id;
    }
}

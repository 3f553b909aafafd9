package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Identifier;

/**
 * SCH with TQ1, AIS, AIG, AIL, AIP and NTE to Appointment (after the SCH[Appointment] map of the v2-to-FHIR guide). The time stands in TQ1-7
 * and 8, else in SCH-11.4 and 5, else in an AIS, AIL or AIP with its duration: senders use all three.
 */
final class AppointmentFromSch {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final Duration UNKNOWN_LENGTH = Duration.ofMinutes(30);

    private AppointmentFromSch() {}

    /** The Appointment without its status and without its person, whose place is the first participant. */
    static Appointment appointment(Reading reading, Segment sch) {
        Appointment appointment = new Appointment();
        appointment.addIdentifier(number(sch, reading));
        appointment.addParticipant().setStatus(ParticipationStatus.ACCEPTED);
        participants(reading, appointment);
        service(reading, sch, appointment);
        time(reading, sch, appointment);
        String notes = reading.message().all("NTE").stream()
                .filter(nte -> nte.field(3).hasValue())
                .map(nte -> NotesFromNte.text(nte.field(3)))
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!notes.isEmpty()) {
            appointment.setComment(notes);
        }
        return appointment;
    }

    /** The filler's number, else the placer's, else the message itself. */
    private static Identifier number(Segment sch, Reading reading) {
        for (int field : new int[] {2, 1}) {
            Repetition ei = sch.field(field).first();
            String value = ReferralNumbers.value(ei);
            if (!value.isEmpty()) {
                String namespace = ei.text(1).isEmpty() ? "" : ei.text(2);
                return new Identifier()
                        .setSystem(reading.partnerSystem("appointment", namespace))
                        .setValue(value);
            }
        }
        reading.repaired(sch.field(2).location(), "no number of the appointment was sent; the message itself names it");
        String control = reading.message().controlId();
        return new Identifier()
                .setSystem(reading.partnerSystem("message"))
                .setValue(control.isEmpty() ? MessageHash.of(reading.envelope().raw()) : control);
    }

    private static void participants(Reading reading, Appointment appointment) {
        for (String name : List.of("AIP", "AIL", "AIG")) {
            for (Segment resource : reading.message().all(name)) {
                String display = display(name, resource.field(3).first());
                if (!display.isEmpty()) {
                    appointment
                            .addParticipant()
                            .setStatus(ParticipationStatus.ACCEPTED)
                            .getActor()
                            .setDisplay(display);
                }
            }
        }
    }

    /** A person (XCN), a place (PL), or a thing (CE) in words. */
    private static String display(String segment, Repetition value) {
        List<String> parts =
                switch (segment) {
                    case "AIP" -> List.of(value.text(6), value.text(3), value.text(2));
                    case "AIL" -> List.of(value.text(9), value.text(4), value.text(2), value.text(1));
                    default -> List.of(value.text(2));
                };
        String words = parts.stream().filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining(" "));
        return words.isEmpty() ? value.text(1) : words;
    }

    private static void service(Reading reading, Segment sch, Appointment appointment) {
        for (Segment ais : reading.message().all("AIS")) {
            if (ais.field(3).hasValue()) {
                appointment.addServiceType(ConceptFromCwe.concept(ais.field(3).first(), "service", reading.profile()));
            }
        }
        if (sch.field(8).hasValue()) {
            appointment.setAppointmentType(ConceptFromCwe.concept(sch.field(8).first(), "0277", reading.profile()));
        }
        Repetition reason = sch.field(7).first();
        String description = reason.text(2).isEmpty() ? reason.text(1) : reason.text(2);
        if (!description.isEmpty()) {
            appointment.setDescription(description);
        }
    }

    private static void time(Reading reading, Segment sch, Appointment appointment) {
        Optional<Field> timed = reading.message().firstValue("TQ1", 7);
        Optional<String> start = timed.flatMap(field -> read(field.first().text(1), field, reading))
                .or(() -> read(sch.field(11).first().text(4), sch.field(11), reading))
                .or(() -> resourceTime(reading));
        Optional<String> end = reading.message()
                .firstValue("TQ1", 8)
                .flatMap(field -> read(field.first().text(1), field, reading))
                .or(() -> read(sch.field(11).first().text(5), sch.field(11), reading));
        if (start.isEmpty()) {
            return;
        }
        OffsetDateTime from = OffsetDateTime.parse(start.get());
        OffsetDateTime until = end.map(OffsetDateTime::parse)
                .filter(last -> last.isAfter(from))
                .orElseGet(() -> from.plus(length(reading, sch)));
        appointment.getStartElement().setValueAsString(INSTANT.format(from));
        appointment.getEndElement().setValueAsString(INSTANT.format(until));
    }

    private static Optional<String> resourceTime(Reading reading) {
        return Stream.of("AIS:4", "AIL:6", "AIP:6", "AIG:8")
                .map(place -> place.split(":"))
                .flatMap(place -> reading.message().firstValue(place[0], Integer.parseInt(place[1])).stream())
                .flatMap(field -> read(field.text(), field, reading).stream())
                .findFirst();
    }

    /** A time with an offset; a day alone is no time that anybody could be there at. */
    private static Optional<String> read(String text, Field field, Reading reading) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Hl7DateTime> read = Hl7DateTime.parse(text, reading.profile().zone());
        if (read.isEmpty() || !read.get().hasTime()) {
            reading.unmapped(field.location(), "not a date with a time of day");
            return Optional.empty();
        }
        if (read.get().ambiguous()) {
            reading.repaired(field.location(), "this local time happened twice; the earlier one was taken");
        }
        return read.map(Hl7DateTime::fhir);
    }

    /** SCH-9 and 10, else SCH-11.3, else AIS-7 and 8; half an hour where none says. */
    private static Duration length(Reading reading, Segment sch) {
        String unit =
                sch.field(10).hasValue() ? sch.text(10) : sch.field(9).first().text(2);
        Optional<Duration> said = duration(sch.text(9), unit).or(() -> reading.message()
                .firstValue("AIS", 7)
                .flatMap(field -> duration(
                        field.text(),
                        reading.message().firstValue("AIS", 8).map(Field::text).orElse(""))));
        if (said.isEmpty()) {
            reading.repaired(sch.field(11).location(), "no end was sent; half an hour was taken");
        }
        return said.orElse(UNKNOWN_LENGTH);
    }

    private static Optional<Duration> duration(String number, String unit) {
        if (!number.matches("\\d{1,5}(\\.\\d{1,3})?")) {
            return Optional.empty();
        }
        String name = unit.toUpperCase(Locale.ROOT);
        long seconds = name.startsWith("H") ? 3600 : name.equals("S") || name.startsWith("SEC") ? 1 : 60;
        Duration length = Duration.ofSeconds(
                new BigDecimal(number).multiply(BigDecimal.valueOf(seconds)).longValue());
        return length.isZero() ? Optional.empty() : Optional.of(length);
    }
}

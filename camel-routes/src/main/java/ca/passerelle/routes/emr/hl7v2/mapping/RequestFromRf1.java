package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.sender.CodeKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/**
 * RF1 to ServiceRequest: only what the message carries. Read by position, because versions and libraries disagree on fields past 11
 * (HL7 v2.9 §11.8.1). RF1-10 says why it is referred elsewhere, so that it is an order detail and no clinical reason.
 */
final class RequestFromRf1 {

    private static final Map<String, ServiceRequestPriority> PRIORITIES = Map.of(
            "S", ServiceRequestPriority.STAT,
            "A", ServiceRequestPriority.ASAP,
            "R", ServiceRequestPriority.ROUTINE);
    private static final Map<String, ServiceRequestPriority> WORDS = Map.of(
            "U", ServiceRequestPriority.URGENT,
            "URGENT", ServiceRequestPriority.URGENT,
            "STAT", ServiceRequestPriority.STAT,
            "ASAP", ServiceRequestPriority.ASAP,
            "ROUTINE", ServiceRequestPriority.ROUTINE,
            "EMERGENCY", ServiceRequestPriority.STAT);

    private RequestFromRf1() {}

    /** Adds the fields of RF1, where there is one, to the request. */
    static void read(Reading reading, ServiceRequest request) {
        reading.message()
                .first("RF1")
                .ifPresentOrElse(
                        rf1 -> read(rf1, reading, request),
                        () -> reading.unmapped(new Location("RF1", 1, 0, 0, 0), "the message has no RF1"));
    }

    private static void read(Segment rf1, Reading reading, ServiceRequest request) {
        priority(rf1.field(2), reading, request);
        type(rf1.field(3), reading, request);
        details(rf1.field(4), "0282", reading, request);
        details(rf1.field(10), "0336", reading, request);
        categoryOrDate(rf1.field(5), reading, request);
        period(rf1, reading, request);
        reading.dateTime(rf1.field(9)).ifPresent(request::setAuthoredOnElement);
        externalNumbers(rf1.field(11), reading, request);
        if (rf1.field(14).hasValue()) {
            request.addReasonCode().setText(rf1.field(14).first().whole());
        }
        NotesFromNte.comment(rf1.field(24), request);
    }

    private static void priority(Field priority, Reading reading, ServiceRequest request) {
        if (!priority.hasValue()) {
            return;
        }
        String code = priority.text().toUpperCase(Locale.ROOT);
        Optional<ServiceRequestPriority> exact = PriorityText.exact(priority.first());
        if (exact.isPresent()) {
            request.setPriority(exact.get());
            priority.understood();
            return;
        }
        Optional<ServiceRequestPriority> own =
                reading.profile().mapping().meaning(CodeKind.PRIORITY, code).map(ServiceRequestPriority::fromCode);
        ServiceRequestPriority standard = PRIORITIES.get(code);
        if (own.isEmpty() && standard != null) {
            request.setPriority(standard);
            priority.understood();
            return;
        }
        // A code of the sender's own may have words that say it: 2^Urgent.
        Optional<ServiceRequestPriority> said = Stream.of(code, priority.first().text(2))
                .flatMap(word -> Optional.ofNullable(WORDS.get(word.toUpperCase(Locale.ROOT))).stream())
                .findFirst();
        request.setPriority(own.or(() -> said).orElse(ServiceRequestPriority.ROUTINE));
        Reading.keepConcept(request.getPriorityElement(), concept(priority, "0280", reading));
        if (own.isEmpty() && said.isEmpty()) {
            reading.unknownCode(
                    CodeKind.PRIORITY,
                    priority.location(),
                    code,
                    priority.first().text(2),
                    "not a priority of table 0280; read as routine");
        }
    }

    /** What is asked for, as it was sent, and as a need of ours where the profile knows which. */
    private static void type(Field type, Reading reading, ServiceRequest request) {
        if (!type.hasValue()) {
            return;
        }
        CodeableConcept sent = concept(type, "0281", reading);
        request.setCode(sent.copy());
        String code = type.text();
        Optional<String> need = reading.profile().mapping().meaning(CodeKind.CATEGORY, code);
        need.ifPresent(
                meaning -> sent.addCoding(new Coding().setSystem(Systems.NEED).setCode(meaning)));
        request.addCategory(sent);
        boolean local = V2CodingSystem.fhir(type.first().text(3)).isEmpty();
        if (need.isEmpty() && local && !code.isEmpty()) {
            reading.unknownCode(
                    CodeKind.CATEGORY,
                    type.location(),
                    code,
                    type.first().text(2),
                    "a code of the sender's own; kept as it was sent");
        }
    }

    private static void details(Field field, String table, Reading reading, ServiceRequest request) {
        field.repetitions()
                .forEach(coded -> request.addOrderDetail(ConceptFromCwe.concept(coded, table, reading.profile())));
    }

    /** RF1-5 is a category; some senders put the effective date there. */
    private static void categoryOrDate(Field category, Reading reading, ServiceRequest request) {
        if (category.text().matches("\\d{8,}")) {
            reading.unmapped(category.location(), "a date where a category belongs");
        } else if (category.hasValue()) {
            request.addLocationCode(concept(category, "0284", reading));
        }
    }

    private static void period(Segment rf1, Reading reading, ServiceRequest request) {
        Field end = rf1.field(8).hasValue() ? rf1.field(8) : rf1.field(13);
        reading.dateTime(rf1.field(7))
                .ifPresent(start -> request.getOccurrencePeriod().setStartElement(start));
        reading.dateTime(end).ifPresent(last -> request.getOccurrencePeriod().setEndElement(last));
        if (rf1.field(8).hasValue() && rf1.field(13).hasValue()) {
            reading.unmapped(rf1.field(13).location(), "RF1-8 already says when the referral ends");
        }
    }

    private static void externalNumbers(Field numbers, Reading reading, ServiceRequest request) {
        numbers.repetitions().stream()
                .filter(ei -> !ei.text(1).isEmpty())
                .forEach(ei -> request.addIdentifier(new Identifier()
                        .setSystem(reading.partnerSystem("external", ei.text(2)))
                        .setValue(ei.text(1))));
    }

    private static CodeableConcept concept(Field field, String table, Reading reading) {
        return ConceptFromCwe.concept(field.first(), table, reading.profile());
    }

    /** When the request was made: RF1-9, else MSH-7, else when it arrived. */
    static void authored(Reading reading, ServiceRequest request) {
        if (!request.hasAuthoredOnElement()) {
            request.setAuthoredOnElement(
                    reading.dateTime(reading.message().header().field(7))
                            .filter(DateTimeType::hasValue)
                            .orElseGet(reading::received));
        }
    }
}

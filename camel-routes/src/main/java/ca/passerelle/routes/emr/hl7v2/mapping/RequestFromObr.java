package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.port.sender.CodeKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/** ORC, OBR and TQ1 to ServiceRequest: only what the message carries (HL7 v2.9 §4.5; the ORC and OBR maps of the v2-to-FHIR guide). */
final class RequestFromObr {

    private static final Map<String, ServiceRequestPriority> PRIORITIES = Map.ofEntries(
            Map.entry("S", ServiceRequestPriority.STAT),
            Map.entry("STAT", ServiceRequestPriority.STAT),
            Map.entry("A", ServiceRequestPriority.ASAP),
            Map.entry("ASAP", ServiceRequestPriority.ASAP),
            Map.entry("U", ServiceRequestPriority.URGENT),
            Map.entry("URGENT", ServiceRequestPriority.URGENT),
            Map.entry("R", ServiceRequestPriority.ROUTINE),
            Map.entry("ROUTINE", ServiceRequestPriority.ROUTINE));

    private RequestFromObr() {}

    static void read(Reading reading, ServiceRequest request) {
        Hl7Message message = reading.message();
        priority(reading, request);
        message.firstValue("OBR", 4).ifPresent(service -> service(service, reading, request));
        period(reading, request);
        message.firstValue("ORC", 9)
                .flatMap(reading::dateTime)
                .filter(DateTimeType::hasValue)
                .or(() -> reading.dateTime(message.header().field(7)).filter(DateTimeType::hasValue))
                .or(() -> Optional.of(reading.received()))
                .ifPresent(request::setAuthoredOnElement);
        message.firstValue("OBR", 31).ifPresent(reasons -> reasons.repetitions()
                .forEach(reason -> request.addReasonCode(ConceptFromCwe.concept(reason, "reason", reading.profile()))));
        message.firstValue("ORC", 16).ifPresent(reason -> NotesFromNte.add(request, words(reason)));
        message.firstValue("OBR", 13).ifPresent(information -> NotesFromNte.comment(information, request));
        number("ORC", 3, reading, request);
        number("OBR", 3, reading, request);
    }

    /** What is asked for. The kind of document that a referral is says nothing of the service. */
    private static void service(Field field, Reading reading, ServiceRequest request) {
        CodeableConcept service = ConceptFromCwe.concept(field.first(), "service", reading.profile());
        boolean document = service.getCoding().stream()
                .anyMatch(coding -> Systems.LOINC.equals(coding.getSystem())
                        && Concepts.referralNote().getCode().equals(coding.getCode()));
        request.setCode(document ? Concepts.referral() : service.copy());
        reading.profile()
                .mapping()
                .meaning(CodeKind.CATEGORY, field.text())
                .ifPresent(need ->
                        service.addCoding(new Coding().setSystem(Systems.NEED).setCode(need)));
        request.addCategory(service);
    }

    /** TQ1-9, else the priority in ORC-7 or OBR-27, else OBR-5. */
    private static void priority(Reading reading, ServiceRequest request) {
        Hl7Message message = reading.message();
        Optional<Field> field = message.firstValue("TQ1", 9)
                .or(() -> message.firstValue("ORC", 7)
                        .filter(timing -> !timing.first().text(6).isEmpty()))
                .or(() -> message.firstValue("OBR", 27)
                        .filter(timing -> !timing.first().text(6).isEmpty()))
                .or(() -> message.firstValue("OBR", 5));
        if (field.isEmpty()) {
            return;
        }
        Repetition value = field.get().first();
        boolean timing =
                field.get().location().field() == 7 || field.get().location().field() == 27;
        String code = (timing ? value.text(6) : value.text(1)).toUpperCase(Locale.ROOT);
        Optional<ServiceRequestPriority> known = reading.profile()
                .mapping()
                .meaning(CodeKind.PRIORITY, code)
                .map(ServiceRequestPriority::fromCode)
                .or(() -> Optional.ofNullable(PRIORITIES.get(code)));
        request.setPriority(known.orElse(ServiceRequestPriority.ROUTINE));
        if (!PRIORITIES.containsKey(code)) {
            Reading.keepConcept(request.getPriorityElement(), new CodeableConcept().setText(code));
        }
        if (known.isEmpty()) {
            reading.unknownCode(
                    CodeKind.PRIORITY,
                    field.get().location(),
                    code,
                    timing ? "" : value.text(2),
                    "not a priority that is known; read as routine");
        }
    }

    /** From TQ1-7 to TQ1-8, else from the fourth to the fifth component of ORC-7 or OBR-27. */
    private static void period(Reading reading, ServiceRequest request) {
        Hl7Message message = reading.message();
        Optional<String> start = message.firstValue("TQ1", 7).map(Field::text).or(() -> timing(message, 4));
        Optional<String> end = message.firstValue("TQ1", 8).map(Field::text).or(() -> timing(message, 5));
        start.flatMap(text -> date(text, reading))
                .ifPresent(value -> request.getOccurrencePeriod().setStartElement(value));
        end.flatMap(text -> date(text, reading))
                .ifPresent(value -> request.getOccurrencePeriod().setEndElement(value));
    }

    private static Optional<String> timing(Hl7Message message, int component) {
        return Stream.of(message.firstValue("ORC", 7), message.firstValue("OBR", 27))
                .flatMap(Optional::stream)
                .map(field -> field.first().text(component))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<DateTimeType> date(String text, Reading reading) {
        Optional<Hl7DateTime> read = Hl7DateTime.parse(text, reading.profile().zone());
        if (read.isEmpty() && !text.isEmpty()) {
            reading.unmapped(
                    reading.message().header().location(), "the time that the order names is no time of HL7 v2");
        }
        return read.map(value -> new DateTimeType(value.fhir()));
    }

    /** The filler's number, where the sender knows one already. */
    private static void number(String segment, int field, Reading reading, ServiceRequest request) {
        reading.message().firstValue(segment, field).ifPresent(value -> {
            Repetition ei = value.first();
            String number = ReferralNumbers.value(ei);
            boolean there = request.getIdentifier().stream().anyMatch(known -> number.equals(known.getValue()));
            if (!number.isEmpty() && !there) {
                request.addIdentifier()
                        .setSystem(reading.partnerSystem("external", ei.text(1).isEmpty() ? "" : ei.text(2)))
                        .setValue(number);
            }
        });
    }

    private static String words(Field reason) {
        return reason.first().text(2).isEmpty()
                ? reason.first().text(1)
                : reason.first().text(2);
    }
}

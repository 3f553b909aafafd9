package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From which fields of a message the resources of its Bundle are, as far as the record may have something against them. */
final class EntryOrigin {

    /** What a message is about, the most particular first. */
    private static final List<String> SUBJECTS = List.of("SCH", "TXA", "RF1", "ORC", "OBR", "PID");

    private static final Map<String, Integer> PERSON = Map.of(
            "identifier", 3, "name", 5, "birthDate", 7, "gender", 8, "address", 11, "telecom", 13, "communication", 15);

    private EntryOrigin() {}

    /**
     * The origin of one entry.
     *
     * @param type the resource type that the entry writes
     */
    static Origin of(Hl7Message message, String type) {
        return switch (type) {
            case "Patient" -> person(message);
            case "Practitioner", "PractitionerRole" -> new Origin(provider(message), Map.of());
            case "Observation", "DocumentReference" ->
                new Origin(message.all("OBX").size() == 1 ? "OBX" : subject(message), Map.of());
            default -> request(message);
        };
    }

    private static Origin person(Hl7Message message) {
        Map<String, String> elements = new HashMap<>();
        message.first("PID")
                .ifPresent(pid -> PERSON.forEach((element, field) ->
                        elements.put(element, pid.field(field).location().toString())));
        return new Origin(message.first("PID").isPresent() ? "PID" : subject(message), elements);
    }

    /** The request and its Task: what is asked, who is to do it, and how far it has come. */
    private static Origin request(Hl7Message message) {
        Map<String, String> elements = new HashMap<>();
        message.first("PID").ifPresent(pid -> {
            elements.put("for", "PID-3");
            elements.put("subject", "PID-3");
        });
        place(message, "PRD", 7).ifPresent(prd -> {
            elements.put("owner", prd);
            elements.put("performer", prd);
        });
        Optional<Segment> rf1 = message.first("RF1");
        Optional<Segment> orc = message.first("ORC");
        if (rf1.isPresent()) {
            put(elements, rf1.get(), Map.of("identifier", 6, "status", 1, "businessStatus", 1, "statusReason", 10));
            put(elements, rf1.get(), Map.of("priority", 2, "category", 3, "code", 3, "occurrence", 7, "authoredOn", 9));
        } else if (orc.isPresent()) {
            put(elements, orc.get(), Map.of("identifier", 2, "status", 1, "businessStatus", 1, "statusReason", 16));
            message.first("OBR").ifPresent(obr -> put(elements, obr, Map.of("category", 4, "code", 4, "priority", 5)));
        }
        message.first("SCH")
                .ifPresent(sch -> put(elements, sch, Map.of("executionPeriod", 11, "start", 11, "identifier", 2)));
        return new Origin(subject(message), elements);
    }

    private static void put(Map<String, String> elements, Segment segment, Map<String, Integer> fields) {
        fields.forEach((element, field) ->
                elements.putIfAbsent(element, segment.field(field).location().toString()));
    }

    private static String provider(Hl7Message message) {
        return place(message, "PRD", 2).or(() -> place(message, "ORC", 12)).orElseGet(() -> subject(message));
    }

    private static Optional<String> place(Hl7Message message, String segment, int field) {
        return message.first(segment).map(found -> found.field(field).location().toString());
    }

    private static String subject(Hl7Message message) {
        return SUBJECTS.stream()
                .flatMap(name -> message.first(name).stream())
                .findFirst()
                .map(segment -> segment.location().toString())
                .orElse("MSH");
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.kit.Awaited;
import java.util.List;
import java.util.stream.Stream;

/** The numbers by which a message about a referral may call it: those of orders and appointments, in the order of trust. */
public final class ReferralNumbers {

    private static final List<Place> ORDERS = List.of(
            new Place("RF1", 6),
            new Place("RF1", 11),
            new Place("SCH", 26),
            new Place("SCH", 27),
            new Place("TXA", 14),
            new Place("TXA", 15),
            new Place("ORC", 2),
            new Place("ORC", 3),
            new Place("OBR", 2),
            new Place("OBR", 3));

    /** Numbers of appointments, under which some schedulers send the number of the request. */
    private static final List<Place> APPOINTMENTS = List.of(new Place("SCH", 1), new Place("SCH", 3));

    private ReferralNumbers() {}

    private record Place(String segment, int field) {}

    /** The values, each once; empty when the message names no number. */
    public static List<String> of(Hl7Message message) {
        return values(message, Stream.concat(ORDERS.stream(), APPOINTMENTS.stream()));
    }

    /** Whether the message names an order: what is not known by it is about something else, or comes too early. */
    public static boolean namesOrder(Hl7Message message) {
        return !values(message, ORDERS.stream()).isEmpty();
    }

    /** The referral that a message names first, by the number under which it will be known when it arrives. */
    static Awaited.Referral awaited(Reading reading) {
        Repetition ei = ORDERS.stream()
                .flatMap(place -> reading.message().all(place.segment()).stream()
                        .flatMap(segment -> segment.field(place.field()).repetitions().stream()))
                .filter(each -> !value(each).isEmpty())
                .findFirst()
                .orElseThrow();
        boolean ours = OutboundHeader.OWN_NAMESPACE.equalsIgnoreCase(ei.text(2));
        String namespace = ei.text(1).isEmpty() ? "" : ei.text(2);
        return new Awaited.Referral(
                ours ? Systems.REFERRAL_NUMBER : reading.partnerSystem("referral", namespace), value(ei));
    }

    private static List<String> values(Hl7Message message, Stream<Place> places) {
        return places.flatMap(place -> message.all(place.segment()).stream()
                        .flatMap(segment -> segment.field(place.field()).repetitions().stream()))
                .map(ReferralNumbers::value)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** The entity of an EI, or whatever component stands in for it: some senders only fill the third. */
    static String value(Repetition ei) {
        return Stream.of(1, 3, 2)
                .map(ei::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}

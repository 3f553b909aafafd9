package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.port.sender.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/**
 * The number under which a sender knows its referral: the first field of its profile's business key that holds one (usually of RF1-6, RF1-11,
 * ORC-2 and OBR-2), else MSH-10, else the hash of the message. Its system belongs to the partner and the namespace; the components are kept as they were sent, to be given back.
 */
final class BusinessKey {

    private BusinessKey() {}

    /** The identifier of the ServiceRequest and of its Task. */
    static Identifier identifier(Reading reading) {
        return sent(reading).orElseGet(() -> stopgap(reading));
    }

    /** The components of the number as a sender wrote it, four of them; empty when the identifier is not of an EI. */
    static List<String> sentComponents(Identifier identifier) {
        Extension sent = identifier.getExtensionByUrl(Systems.SENT_IDENTIFIER);
        return sent == null
                ? List.of()
                : IntStream.rangeClosed(1, 4)
                        .mapToObj(number -> Optional.ofNullable(sent.getExtensionString(String.valueOf(number)))
                                .orElse(""))
                        .toList();
    }

    /** The number as the sender gives it; empty when no field of the business key holds one. */
    static Optional<Identifier> sent(Reading reading) {
        return reading.profile().mapping().businessKey().stream()
                .flatMap(path -> identifier(path, reading).stream())
                .findFirst();
    }

    /** Where the number stands; empty when no field of the business key holds one. */
    static Optional<Location> place(Reading reading) {
        return reading.profile().mapping().businessKey().stream()
                .flatMap(path -> reading.message().firstValue(path.segment(), path.field()).stream()
                        .filter(field -> !value(field.first(), path.component()).isEmpty()))
                .map(Field::location)
                .findFirst();
    }

    private static Optional<Identifier> identifier(FieldPath path, Reading reading) {
        return reading.message()
                .firstValue(path.segment(), path.field())
                .map(Field::first)
                .filter(ei -> !value(ei, path.component()).isEmpty())
                .map(ei -> fromEi(ei, path.component(), reading));
    }

    private static Identifier fromEi(Repetition ei, int component, Reading reading) {
        boolean entity = component == 0 && !ei.text(1).isEmpty();
        Identifier identifier = new Identifier()
                .setType(Concepts.identifierType("PLAC"))
                .setSystem(reading.partnerSystem("referral", entity ? ei.text(2) : ""))
                .setValue(value(ei, component));
        Extension sent = identifier.addExtension().setUrl(Systems.SENT_IDENTIFIER);
        IntStream.rangeClosed(1, 4)
                .filter(number -> !ei.text(number).isEmpty())
                .forEach(number -> sent.addExtension(String.valueOf(number), new StringType(ei.text(number))));
        return identifier;
    }

    /** The entity, or whatever component stands in for it: some senders only fill the third. */
    private static String value(Repetition ei, int component) {
        return (component == 0 ? Stream.of(1, 3, 2) : Stream.of(component))
                .map(ei::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Identifier stopgap(Reading reading) {
        String controlId = reading.message().controlId();
        reading.repaired(
                new Location("RF1", 1, 6, 1, 0),
                "no referral number was sent; the message itself names the referral, and nothing later can refer to it");
        String value = controlId.isEmpty() ? MessageHash.of(reading.envelope().raw()) : controlId;
        return new Identifier().setSystem(reading.partnerSystem("message")).setValue(value);
    }
}

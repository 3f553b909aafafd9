package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;

/** XTN to ContactPoint. Only what holds an at sign is an e-mail address: senders put telephone numbers into XTN.4. */
final class ContactFromXtn {

    private static final Map<String, ContactPointUse> USES = Map.of(
            "PRN", ContactPointUse.HOME,
            "ORN", ContactPointUse.HOME,
            "VHN", ContactPointUse.HOME,
            "HOME", ContactPointUse.HOME,
            "WPN", ContactPointUse.WORK,
            "PRS", ContactPointUse.MOBILE,
            "MOBILE", ContactPointUse.MOBILE);

    private ContactFromXtn() {}

    /** The contacts of a field; its use applies to those that name none. */
    static List<ContactPoint> contacts(Field field, ContactPointUse otherwise) {
        return field.repetitions().stream()
                .flatMap(xtn -> contact(xtn, otherwise).stream())
                .toList();
    }

    private static Optional<ContactPoint> contact(Repetition xtn, ContactPointUse otherwise) {
        String use = xtn.text(2).toUpperCase(Locale.ROOT);
        String equipment = xtn.text(3).toUpperCase(Locale.ROOT);
        Optional<String> email = Stream.of(xtn.text(4), xtn.text(1))
                .filter(text -> text.contains("@"))
                .findFirst();
        if (email.isPresent()) {
            return Optional.of(new ContactPoint()
                    .setSystem(ContactPointSystem.EMAIL)
                    .setValue(email.get())
                    .setUse(USES.getOrDefault(use, otherwise)));
        }
        boolean mobile = equipment.equals("CP") || xtn.text(4).equalsIgnoreCase("MOBILE");
        return number(xtn).map(number -> new ContactPoint()
                .setSystem(equipment.equals("FX") ? ContactPointSystem.FAX : ContactPointSystem.PHONE)
                .setValue(number)
                .setUse(mobile ? ContactPointUse.MOBILE : USES.getOrDefault(use, otherwise)));
    }

    private static Optional<String> number(Repetition xtn) {
        String extension = xtn.text(8).isEmpty() ? "" : " x" + xtn.text(8);
        String country = xtn.text(5).isEmpty() ? "" : "+" + xtn.text(5).replace("+", "") + " ";
        String composed = xtn.text(7).isEmpty() ? "" : (country + xtn.text(6) + " " + xtn.text(7)).strip() + extension;
        return Stream.of(xtn.text(12), composed, xtn.text(1), xtn.text(4))
                .filter(text -> text.chars().anyMatch(Character::isDigit))
                .findFirst();
    }
}

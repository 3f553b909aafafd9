package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.jspecify.annotations.Nullable;

/** XPN to HumanName and XAD to Address. */
final class PersonParts {

    private static final Pattern POSTAL_CODE = Pattern.compile("([A-Z]\\d[A-Z])[ -]?(\\d[A-Z]\\d)");

    private PersonParts() {}

    /** The names of a field that hold a family or a given name. */
    static List<HumanName> names(Field field) {
        return field.repetitions().stream().flatMap(xpn -> name(xpn).stream()).toList();
    }

    private static Optional<HumanName> name(Repetition xpn) {
        HumanName name = new HumanName();
        set(family(xpn), name::setFamily);
        Stream.of(xpn.text(2), xpn.text(3)).filter(part -> !part.isEmpty()).forEach(name::addGiven);
        if (!name.hasFamily() && !name.hasGiven()) {
            return Optional.empty();
        }
        Stream.of(xpn.text(4), xpn.text(6)).filter(part -> !part.isEmpty()).forEach(name::addSuffix);
        set(xpn.text(5), name::addPrefix);
        return Optional.of(name.setUse(nameUse(xpn.text(7))));
    }

    private static @Nullable NameUse nameUse(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "L" -> NameUse.OFFICIAL;
            case "M" -> NameUse.MAIDEN;
            case "N" -> NameUse.NICKNAME;
            case "D" -> NameUse.USUAL;
            case "S" -> NameUse.ANONYMOUS;
            default -> null;
        };
    }

    /** The addresses of a field. A Canadian postal code is written with its space. */
    static List<Address> addresses(Field field) {
        return field.repetitions().stream()
                .flatMap(xad -> address(xad).stream())
                .toList();
    }

    private static Optional<Address> address(Repetition xad) {
        Address address = new Address();
        Stream.of(street(xad), xad.text(2)).filter(line -> !line.isEmpty()).forEach(address::addLine);
        set(xad.text(3), address::setCity);
        set(xad.text(4), address::setState);
        set(postalCode(xad.text(5)), address::setPostalCode);
        set(xad.text(6), address::setCountry);
        set(xad.text(9), address::setDistrict);
        return address.isEmpty() ? Optional.empty() : Optional.of(address.setUse(addressUse(xad.text(7))));
    }

    /** XAD.1 (SAD): the whole line, else the number and the street that it is made of. */
    private static String street(Repetition xad) {
        String line = xad.text(1);
        return line.isEmpty() ? (xad.text(1, 3) + " " + xad.text(1, 2)).strip() : line;
    }

    /** XPN.1 (FN): the whole surname, else the own prefix and the own surname. */
    private static String family(Repetition xpn) {
        String whole = xpn.text(1);
        return whole.isEmpty() ? (xpn.text(1, 2) + " " + xpn.text(1, 3)).strip() : whole;
    }

    private static @Nullable AddressUse addressUse(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "H", "HOME", "P", "L" -> AddressUse.HOME;
            case "O", "B", "WP" -> AddressUse.WORK;
            case "C" -> AddressUse.TEMP;
            case "BA" -> AddressUse.OLD;
            default -> null;
        };
    }

    private static String postalCode(String text) {
        Matcher canadian = POSTAL_CODE.matcher(text.toUpperCase(Locale.ROOT));
        return canadian.matches() ? canadian.group(1) + " " + canadian.group(2) : text;
    }

    private static void set(String text, Consumer<String> setter) {
        if (!text.isEmpty()) {
            setter.accept(text);
        }
    }
}

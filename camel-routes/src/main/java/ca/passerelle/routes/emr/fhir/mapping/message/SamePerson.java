package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Whether two records can be of one person. It only says when they cannot: to link people is not its business. */
final class SamePerson {

    private SamePerson() {}

    /**
     * Whether the records contradict each other: no identifier in common although both have one of the same system, or, without any in
     * common, another family name and another date of birth.
     */
    static boolean contradicts(Patient one, Patient other) {
        Set<String> ones = numbers(one);
        Set<String> others = numbers(other);
        if (ones.stream().anyMatch(others::contains)) {
            return false;
        }
        Set<String> systems = systems(other);
        boolean otherNumber = systems(one).stream().anyMatch(systems::contains);
        boolean otherBirth = one.hasBirthDate()
                && other.hasBirthDate()
                && !one.getBirthDateElement()
                        .getValueAsString()
                        .equals(other.getBirthDateElement().getValueAsString());
        return otherNumber || (otherBirth && !shareFamilyName(one, other));
    }

    /** Whether a text, such as the display of a reference, is the name of the person. */
    static boolean isNamed(Patient patient, String text) {
        List<String> words = words(text);
        return patient.getName().stream()
                .filter(name -> name.hasFamily() && name.hasGiven())
                .anyMatch(name -> words.containsAll(words(name.getFamily()))
                        && words.containsAll(words(name.getGiven().get(0).getValue())));
    }

    private static boolean shareFamilyName(Patient one, Patient other) {
        Set<String> families = families(one);
        return families(other).stream().anyMatch(families::contains);
    }

    private static Set<String> families(Patient patient) {
        return patient.getName().stream()
                .filter(HumanName::hasFamily)
                .map(name -> name.getFamily().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> numbers(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(SamePerson::isWhole)
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                .collect(Collectors.toSet());
    }

    private static Set<String> systems(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(SamePerson::isWhole)
                .map(Identifier::getSystem)
                .collect(Collectors.toSet());
    }

    private static boolean isWhole(Identifier identifier) {
        return identifier.hasSystem() && identifier.hasValue();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

package ca.passerelle.gateway.identity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * What of a Patient tells one person from another. Names are folded: without accents, case, hyphens and spaces.
 *
 * @param identifiers those with a system and a value
 * @param born as precise as it is known; null where it is not
 */
record Traits(
        UUID patient,
        Set<Number> identifiers,
        @Nullable String family,
        @Nullable String given,
        @Nullable String born,
        @Nullable String gender) {

    /** An identifier by its authority. */
    record Number(String system, String value) {}

    static Traits of(UUID id, Patient patient) {
        Set<Number> identifiers = new LinkedHashSet<>();
        patient.getIdentifier().stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(Traits::number)
                .forEach(identifiers::add);
        Optional<HumanName> name =
                patient.getName().stream().filter(HumanName::hasFamily).findFirst();
        return new Traits(
                id,
                identifiers,
                name.map(HumanName::getFamily).map(Traits::folded).orElse(null),
                name.flatMap(known -> known.getGiven().stream().findFirst())
                        .map(PrimitiveType::getValue)
                        .map(Traits::folded)
                        .orElse(null),
                patient.getBirthDateElement().getValueAsString(),
                patient.hasGender() ? patient.getGender().toCode() : null);
    }

    /** What two records of one person would have in common without an identifier; null where too little is known. */
    @Nullable
    String likeness() {
        boolean whole = born != null && born.length() == 10;
        return family == null || given == null || !whole ? null : family + "|" + given + "|" + born;
    }

    private static Number number(Identifier identifier) {
        return new Number(identifier.getSystem(), identifier.getValue().strip());
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Whether what a message says of a person can be the person of a referral: it must not reach another person's referral by a wrong number. */
final class SamePerson {

    private SamePerson() {}

    /** Whether they cannot be the same: no identifier is shared, and birth date and family name are both known and differ. */
    static boolean isAnother(Patient sent, @Nullable Patient known) {
        if (known == null || sharesIdentifier(sent, known)) {
            return false;
        }
        return differs(born(sent), born(known)) && differs(family(sent), family(known));
    }

    /** Whether an identifier, or birth date and family name, say that they are the same. */
    static boolean isSame(Patient sent, @Nullable Patient known) {
        return known != null
                && (sharesIdentifier(sent, known)
                        || (agrees(born(sent), born(known)) && agrees(family(sent), family(known))));
    }

    private static boolean sharesIdentifier(Patient one, Patient other) {
        return one.getIdentifier().stream()
                .anyMatch(each -> other.getIdentifier().stream().anyMatch(known -> PatientUpdate.isSame(each, known)));
    }

    private static Optional<String> born(Patient patient) {
        return Optional.ofNullable(patient.getBirthDateElement().getValueAsString());
    }

    private static Optional<String> family(Patient patient) {
        return patient.getName().stream()
                .filter(HumanName::hasFamily)
                .map(name -> Normalizer.normalize(name.getFamily(), Normalizer.Form.NFD)
                        .replaceAll("[^\\p{L}]", "")
                        .toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static boolean differs(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static boolean agrees(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }
}

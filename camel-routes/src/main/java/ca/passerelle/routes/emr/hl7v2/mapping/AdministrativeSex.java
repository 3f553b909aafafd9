package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.Locale;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.jspecify.annotations.Nullable;

/** Table 0001, administrative sex (PID-8, NK1-15), both ways; the words that some EMRs write instead of its codes are read too. */
final class AdministrativeSex {

    private AdministrativeSex() {}

    /** Unknown is also what is no code of the table. */
    static AdministrativeGender gender(String sent) {
        return switch (sent.strip().toUpperCase(Locale.ROOT)) {
            case "M", "MALE" -> AdministrativeGender.MALE;
            case "F", "FEMALE" -> AdministrativeGender.FEMALE;
            case "O", "A", "N", "X" -> AdministrativeGender.OTHER;
            default -> AdministrativeGender.UNKNOWN;
        };
    }

    /** Without a gender unknown. */
    static String code(@Nullable AdministrativeGender gender) {
        if (gender == null) {
            return "U";
        }
        return switch (gender) {
            case MALE -> "M";
            case FEMALE -> "F";
            case OTHER -> "O";
            default -> "U";
        };
    }
}

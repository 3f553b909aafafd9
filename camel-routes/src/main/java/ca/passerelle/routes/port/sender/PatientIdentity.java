package ca.passerelle.routes.port.sender;

import ca.passerelle.profiles.HealthNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a sender's patient identifiers stand and whose they are.
 *
 * @param fields numbers of the PID fields that hold identifiers, in the order in which they decide
 * @param authorities assigning authority as the sender writes it (CX.4.1, CX.4.2, CX.9 or CX.5, upper case) to identifier system
 * @param province whose a health number is that names no issuer; null when that is not known
 */
public record PatientIdentity(
        List<Integer> fields,
        Map<String, String> authorities,
        @Nullable HealthNumber province) {

    /** PID-3 first, then the places of older versions and feeds. */
    public static final List<Integer> USUAL_FIELDS = List.of(3, 2, 4, 19);

    public PatientIdentity {
        fields = List.copyOf(fields);
        authorities = Map.copyOf(authorities);
    }

    /** The identifier system of an authority, by any of the names that the sender gives it. */
    public Optional<String> system(String authority) {
        return Optional.ofNullable(authorities.get(authority.toUpperCase(Locale.ROOT)));
    }
}

package ca.passerelle.routes.directory.cleaning;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Flags by which formats say that something is not for the public. Whatever is not plainly a no is a yes: a flag that is misread must hide, not
 * reveal.
 */
public final class SecrecyFlag {

    /** Column names that publishers give such a flag; HSDS itself has none. */
    public static final List<String> COLUMNS = List.of(
            "confidential",
            "is_confidential",
            "isconfidential",
            "private",
            "is_private",
            "isprivate",
            "address_confidential",
            "confidential_address",
            "address_is_confidential",
            "address_is_private",
            "physicaladdressisprivate",
            "is_address_confidential",
            "confidential_location",
            "location_confidential",
            "hide_address",
            "address_hidden",
            "undisclosed",
            "redacted",
            "withheld",
            "reason_withheld",
            "reasonwithheld",
            "non_public");

    private static final Set<String> NO =
            Set.of("", "0", "0.0", "n", "no", "f", "false", "none", "null", "non", "faux", "nil", "public", "off", "-");

    private SecrecyFlag() {}

    /** Whether the value of a flag hides what it stands on. */
    public static boolean hides(String value) {
        return !NO.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a flag that says what may be shown ({@code AvailableForReferral}) says no. */
    public static boolean denies(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return !plain.isEmpty() && NO.contains(plain);
    }
}

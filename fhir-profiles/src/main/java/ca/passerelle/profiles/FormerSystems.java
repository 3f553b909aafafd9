package ca.passerelle.profiles;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Systems as the field still writes them although the registries know them by another URI. */
public final class FormerSystems {

    private static final Pattern V2_TABLE = Pattern.compile("https?://hl7\\.org/fhir/v2/(\\d{4})/?");

    private static final Map<String, String> PREFIXES = Map.of(
            "http://infoway-inforoute.ca/fhir/NamingSystem/",
            "https://fhir.infoway-inforoute.ca/NamingSystem/",
            "http://fhir.infoway-inforoute.ca/NamingSystem/",
            "https://fhir.infoway-inforoute.ca/NamingSystem/");

    private FormerSystems() {}

    /** The URI of today for a system of yesterday; empty when the system is not known to have another. */
    public static Optional<String> current(String system) {
        Matcher table = V2_TABLE.matcher(system);
        if (table.matches()) {
            return Optional.of(Systems.V2_TABLE + table.group(1));
        }
        return PREFIXES.entrySet().stream()
                .filter(prefix -> system.startsWith(prefix.getKey()))
                .map(prefix ->
                        prefix.getValue() + system.substring(prefix.getKey().length()))
                .findFirst();
    }
}

package ca.passerelle.profiles;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Coding systems by the names that HL7 v2 gives them (table 0396), and back. */
public final class V2CodingSystem {

    /** How HL7 v2 messages name code systems of our own; local names begin with 99. */
    public static final String OWN = "99PASSERELLE";

    private static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String ICD10CA = "https://fhir.infoway-inforoute.ca/CodeSystem/icd-10-ca";
    private static final String ICPC2 = "http://hl7.org/fhir/sid/icpc-2";

    private static final Pattern TABLE = Pattern.compile("HL7(\\d{4})");
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("LN", Systems.LOINC),
            Map.entry("SCT", Systems.SNOMED),
            Map.entry("SNOMED", Systems.SNOMED),
            Map.entry("SNOMEDCT", Systems.SNOMED),
            Map.entry("UCUM", Systems.UCUM),
            Map.entry("I9", ICD9),
            Map.entry("I9CM", ICD9),
            Map.entry("ICD-9", ICD9),
            Map.entry("I10", ICD10),
            Map.entry("ICD10", ICD10),
            Map.entry("ICD-10", ICD10),
            Map.entry("ICD10CA", ICD10CA),
            Map.entry("ICD-10-CA", ICD10CA),
            Map.entry("ICPC2", ICPC2),
            Map.entry("ICPC-2", ICPC2),
            Map.entry("ISO6391", Systems.LANGUAGE));

    private V2CodingSystem() {}

    /** The FHIR code system; empty for a local or unknown name. */
    public static Optional<String> fhir(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        Matcher table = TABLE.matcher(upper);
        return table.matches()
                ? Optional.of(Systems.V2_TABLE + table.group(1))
                : Optional.ofNullable(BY_NAME.get(upper));
    }

    /** How HL7 v2 messages name a FHIR code system; empty for one of a partner's own, or one that has no such name. */
    public static Optional<String> name(String fhir) {
        if (fhir.startsWith(Systems.V2_TABLE)) {
            return Optional.of("HL7" + fhir.substring(Systems.V2_TABLE.length()));
        }
        return switch (fhir) {
            case Systems.LOINC -> Optional.of("LN");
            case Systems.SNOMED -> Optional.of("SCT");
            case Systems.UCUM -> Optional.of("UCUM");
            case ICD9 -> Optional.of("I9CM");
            case ICD10 -> Optional.of("I10");
            case ICD10CA -> Optional.of("ICD10CA");
            case ICPC2 -> Optional.of("ICPC2");
            case Systems.BUSINESS_STATUS, Systems.STATUS_REASON, Systems.NEED -> Optional.of(OWN);
            default -> Optional.empty();
        };
    }
}

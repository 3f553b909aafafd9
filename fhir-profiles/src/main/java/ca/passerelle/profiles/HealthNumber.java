package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The health numbers of the provinces and territories: identifier systems of CA Baseline, and the names under which HL7 v2 senders know
 * their issuers.
 */
public enum HealthNumber {
    BC("ca-bc-patient-healthcare-id", "2.16.840.1.113883.4.50", "BCPHN", "BC_PHN", "MSP"),
    AB("ca-ab-patient-healthcare-id", "2.16.840.1.113883.4.20", "ABULI", "AB_ULI", "AHCIP"),
    SK("ca-sk-patient-healthcare-id", ""),
    MB("ca-mb-patient-healthcare-id", ""),
    ON("ca-on-patient-hcn", "2.16.840.1.113883.4.59", "MOHLTC", "OHIP", "ON_HCN"),
    QC("ca-qc-patient-healthcare-id", "2.16.840.1.113883.4.56", "RAMQ"),
    NB("ca-nb-patient-healthcare-id", ""),
    NS("ca-ns-patient-healthcare-id", ""),
    PE("ca-pe-patient-healthcare-id", ""),
    NL("ca-nl-patient-healthcare-id", "", "MCP"),
    YT("ca-yt-patient-healthcare-id", ""),
    NT("ca-nt-patient-healthcare-id", ""),
    NU("ca-nu-patient-healthcare-id", "");

    private static final String NAMING_SYSTEMS = "https://fhir.infoway-inforoute.ca/NamingSystem/";

    private final String system;
    private final String oid;
    private final List<String> issuers;

    HealthNumber(String namingSystem, String oid, String... issuers) {
        this.system = NAMING_SYSTEMS + namingSystem;
        this.oid = oid;
        this.issuers = List.of(issuers);
    }

    /** Identifier.system. */
    public String system() {
        return system;
    }

    /** By province or territory: {@code ON}, {@code CA-ON}, any case. */
    public static Optional<HealthNumber> ofProvince(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        String province = upper.startsWith("CA-") ? upper.substring(3) : upper;
        return Arrays.stream(values())
                .filter(each -> each.name().equals(province))
                .findFirst();
    }

    /** By the name or the OID of the issuer; any case. */
    public static Optional<HealthNumber> ofIssuer(String nameOrOid) {
        String upper = nameOrOid.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> !upper.isEmpty() && (each.issuers.contains(upper) || each.oid.equals(upper)))
                .findFirst();
    }

    /** By identifier system. */
    public static Optional<HealthNumber> ofSystem(String system) {
        return Arrays.stream(values())
                .filter(each -> each.system.equals(system))
                .findFirst();
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Practitioner to XCN: number, name, and the authority as the clinic itself wrote it. */
final class XcnFromPractitioner {

    private XcnFromPractitioner() {}

    static String[] xcn(Practitioner practitioner) {
        HumanName name = practitioner.getNameFirstRep();
        List<String> given =
                name.getGiven().stream().map(PrimitiveType::getValue).toList();
        Identifier identifier = practitioner.getIdentifierFirstRep();
        return new String[] {
            text(identifier.getValue()),
            text(name.getFamily()),
            given.isEmpty() ? "" : given.get(0),
            given.size() > 1 ? given.get(1) : "",
            "",
            "",
            "",
            "",
            authority(text(identifier.getSystem()))
        };
    }

    /** The last part of a system that was made of a clinic's own authority. */
    private static String authority(String system) {
        String[] parts = system.startsWith(Systems.PARTNER_NUMBER + "/")
                ? system.substring(Systems.PARTNER_NUMBER.length() + 1).split("/", -1)
                : new String[0];
        return parts.length == 3 ? URLDecoder.decode(parts[2], StandardCharsets.UTF_8) : "";
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}

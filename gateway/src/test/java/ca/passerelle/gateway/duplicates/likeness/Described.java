package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.profiles.DirectoryExtension;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;

/**
 * A listing in one line: {@code name=Food Bank; org=…; tel=+1…; web=…; mail=…; bn=…; otel=…; at=12 King St; code=K1A 0B1; city=Ottawa;
 * pos=45.1,-75.2; type=food-bank; fr=Banque alimentaire; ages=18-; secret}.
 */
final class Described {

    private Described() {}

    static Optional<ListingTraits> traits(int id, String feed, String line) {
        Map<String, String> said = said(line);
        return TraitsFromListing.of(
                feed,
                service(new UUID(9, id), said),
                said.keySet().stream().anyMatch(List.of("org", "bn", "otel", "oweb")::contains)
                        ? organization(said)
                        : null,
                said.keySet().stream().anyMatch(List.of("at", "code", "city", "pos", "secret")::contains)
                        ? List.of(location(said))
                        : List.of());
    }

    private static Map<String, String> said(String line) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String part : line.split(";")) {
            String[] pair = part.strip().split("=", 2);
            said.put(pair[0], pair.length == 2 ? pair[1].strip() : "");
        }
        return said;
    }

    private static HealthcareService service(UUID id, Map<String, String> said) {
        HealthcareService service = new HealthcareService();
        service.setId(id.toString());
        service.setLanguage(said.containsKey("name") ? "en" : "fr");
        service.setName(said.getOrDefault("name", said.get("fr")));
        if (said.containsKey("name") && said.containsKey("fr")) {
            Extension french = service.getNameElement().addExtension().setUrl(DirectoryExtension.TRANSLATION);
            french.addExtension("lang", new CodeType("fr-CA"));
            french.addExtension("content", new StringType(said.get("fr")));
        }
        if (said.containsKey("tel")) {
            String[] number = said.get("tel").split("x");
            var point = service.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number[0]);
            if (number.length == 2) {
                point.addExtension(DirectoryExtension.PHONE_EXTENSION, new StringType(number[1]));
            }
        }
        if (said.containsKey("web")) {
            service.addTelecom().setSystem(ContactPointSystem.URL).setValue(said.get("web"));
        }
        if (said.containsKey("mail")) {
            service.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(said.get("mail"));
        }
        if (said.containsKey("type")) {
            service.addType().addCoding().setSystem("urn:types").setCode(said.get("type"));
        }
        if (said.containsKey("ages")) {
            String[] ends = said.get("ages").split("-", -1);
            Range ages = new Range();
            if (!ends[0].isEmpty()) {
                ages.setLow(new Quantity().setValue(new BigDecimal(ends[0])));
            }
            if (!ends[1].isEmpty()) {
                ages.setHigh(new Quantity().setValue(new BigDecimal(ends[1])));
            }
            service.addExtension(DirectoryExtension.AGE_RANGE, ages);
        }
        service.setActive(!said.containsKey("closed"));
        return service;
    }

    private static Organization organization(Map<String, String> said) {
        Organization organization = new Organization().setName(said.get("org"));
        if (said.containsKey("bn")) {
            organization.addIdentifier().setValue(said.get("bn")).getType().setText("Charitable number");
        }
        if (said.containsKey("otel")) {
            organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(said.get("otel"));
        }
        if (said.containsKey("oweb")) {
            organization.addTelecom().setSystem(ContactPointSystem.URL).setValue(said.get("oweb"));
        }
        return organization;
    }

    private static Location location(Map<String, String> said) {
        Location location = new Location();
        if (said.containsKey("at")) {
            location.getAddress().addLine(said.get("at"));
        }
        location.getAddress().setPostalCode(said.get("code")).setCity(said.get("city"));
        if (said.containsKey("pos")) {
            String[] degrees = said.get("pos").split(",");
            location.getPosition().setLatitude(new BigDecimal(degrees[0])).setLongitude(new BigDecimal(degrees[1]));
        }
        if (said.containsKey("secret")) {
            location.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        }
        return location;
    }
}

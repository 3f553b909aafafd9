package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Location?near=}, the Location Distance Option of IHE mCSD. */
@GatewayTest
class LocationNearTest {

    @As("test-211")
    private Fhir directory;

    @ParameterizedTest
    @CsvSource({
        "61.0|20.0|5|km, true",
        "61.0|20.0|900|m, false",
        "61.0|20.0|1|mi, true",
        "61.0|20.0, true",
        "61.5|20.0|20|km, false"
    })
    void findsWhatIsWithinTheDistance(String near, boolean found) {
        // 1.11 km to the north
        String place = location("61.01", "20.0", false);
        assertThat(ids("Location?near=" + encoded(near)).contains(place)).isEqualTo(found);
    }

    @Test
    void aSecretAddressIsNowhere() {
        String secret = location("62.0", "21.0", true);
        String open = location("62.0", "21.0", false);
        assertThat(ids("Location?near=" + encoded("62.0|21.0|1|km")))
                .contains(open)
                .doesNotContain(secret);
    }

    @Test
    void servicesAreFoundByWhereTheyAre() {
        HealthcareService service = new HealthcareService().setActive(true).setName("Soup at the pole");
        service.addLocation(new Reference("Location/" + location("63.0", "22.0", false)));
        String id = created("HealthcareService", service);
        assertThat(ids("HealthcareService?location.near=" + encoded("63.0|22.0|1|km")))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "91|0", "0|0|far|km", "0|0|1|parsec", "NaN|0", "0|0|-1|km"})
    void whatIsNoPlaceIsRefused(String near) {
        Fhir.Answer answer = directory.get("Location?near=" + encoded(near));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("near");
    }

    @Test
    void itIsOffered() {
        CapabilityStatement offered = directory.get("metadata").as(CapabilityStatement.class);
        assertThat(offered.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("Location"))
                .flatExtracting(resource -> resource.getSearchParam())
                .anyMatch(parameter -> parameter.getName().equals("near")
                        && parameter.getType().toCode().equals("special"));
    }

    private List<String> ids(String query) {
        Fhir.Answer answer = directory.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String location(String latitude, String longitude, boolean secret) {
        Location location =
                new Location().setStatus(Location.LocationStatus.ACTIVE).setName("A hut");
        location.getPosition()
                .setLatitude(new java.math.BigDecimal(latitude))
                .setLongitude(new java.math.BigDecimal(longitude));
        if (secret) {
            location.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        }
        return created("Location", location);
    }

    private String created(String type, Resource resource) {
        Fhir.Answer answer = directory.post(type, resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }
}

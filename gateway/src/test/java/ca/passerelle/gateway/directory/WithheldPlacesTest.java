package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A publisher that writes by FHIR says too much of a place whose address it withholds. */
@GatewayTest
class WithheldPlacesTest {

    @LocalServerPort
    private int port;

    @Test
    void whatWouldLeadToItIsNeitherKeptNorRemembered() {
        Fhir publisher = new Fhir(port, "test-211");
        Fhir anybody = new Fhir(port, "connectors");
        Location place = place();
        place.setId(publisher
                .post("Location", place)
                .as(Location.class)
                .getIdElement()
                .getIdPart());
        String path = "Location/" + place.getIdPart();
        assertThat(anybody.get(path + "/_history/1").body()).contains("Canary Lane", "X1X 1X1", "46.4917");
        place.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        Fhir.Answer answer = publisher.put(path, place, "If-Match", "W/\"1\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Location kept = anybody.get(path).as(Location.class);
        assertThat(kept.getAddress().getCity()).isEqualTo("Sudbury");
        assertThat(kept.getTelecom()).hasSize(1);
        for (String door :
                new String[] {path, path + "/_history", path + "/_history/1", "Location?_id=" + place.getIdPart()}) {
            assertThat(anybody.get(door).body()).as(door).doesNotContain("Canary Lane", "X1X 1X1", "46.4917");
        }
        assertThat(anybody.get("Location?near=46.4917%7C-80.9930%7C5%7Ckm").body())
                .doesNotContain(place.getIdPart());
    }

    private static Location place() {
        Location place = new Location().setName("A refuge");
        place.getAddress()
                .addLine("1 Canary Lane")
                .setCity("Sudbury")
                .setPostalCode("X1X 1X1")
                .setText("1 Canary Lane");
        place.getPosition().setLatitude(46.4917).setLongitude(-80.993);
        place.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("+17055550100");
        place.addTelecom().setSystem(ContactPointSystem.URL).setValue("https://example.org/1-canary-lane");
        return place;
    }
}

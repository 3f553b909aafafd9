package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.HealthcareServiceFromListing;
import ca.passerelle.routes.directory.fhir.LocationFromListing;
import ca.passerelle.routes.directory.fhir.OrganizationFromListing;
import ca.passerelle.routes.directory.listing.FeedContents;
import java.io.IOException;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cleaning changed is kept as it was written, unless it could tell what is secret, or run in a browser. */
class OriginalsTest {

    private static final FeedIds IDS = new FeedIds("test");

    private final Path folder;

    OriginalsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static @Nullable String original(Element element) {
        var extension = element.getExtensionByUrl(DirectoryExtension.ORIGINAL_VALUE);
        return extension == null ? null : extension.getValue().primitiveValue();
    }

    @Test
    void textsAddressesHoursAndLinks() throws IOException {
        FeedContents contents = Packages.of(
                        "organizations.csv",
                        "id,name,description,website,email",
                        "o1,ELM HOUSE,<p>Meals &amp; tea</p>,elm.example.org,mailto:a@elm.example.org")
                .with(
                        "services.csv",
                        "id,organization_id,name,description,fees_description,status",
                        "s1,o1,Soup,Hot<script>alert(1)</script> soup,Two\\nlines,active",
                        "s2,o1,Tea,Hot  tea,&lt;b&gt;Free&lt;/b&gt;,active")
                .with("locations.csv", "id,name", "l1,Hall")
                .with("service_at_location.csv", "id,service_id,location_id", "x1,s1,l1")
                .with(
                        "addresses.csv",
                        "id,location_id,attention,address_1,city,state_province,postal_code,country",
                        "a1,l1,Jane Doe,1 Elm St,Perth,Ontario,k7h1a1,Canada")
                .with(
                        "schedules.csv",
                        "id,service_id,weekday,opens_at,closes_at",
                        "1,s1,Monday,9:00am,5pm",
                        "2,s1,Tuesday,10:00,17:00",
                        "3,s2,Friday,nineish,late")
                .read(folder);
        Organization elm =
                OrganizationFromListing.organization(contents.organizations().get(0), IDS);
        assertThat(original((Element) elm.getExtensionByUrl(DirectoryExtension.ORGANIZATION_DESCRIPTION)
                        .getValue()))
                .isEqualTo("<p>Meals &amp; tea</p>");
        assertThat(elm.getTelecom().stream().map(OriginalsTest::original))
                .containsExactlyInAnyOrder("elm.example.org", "mailto:a@elm.example.org");
        Location hall = LocationFromListing.location(contents.places().get(0), IDS);
        assertThat(original(hall.getAddress())).isEqualTo("1 Elm St, Perth, Ontario, k7h1a1, Canada");
        HealthcareService soup =
                HealthcareServiceFromListing.service(contents.listings().get(0), IDS);
        assertThat(original(soup.getCommentElement())).as("it would run").isNull();
        assertThat(original((Element)
                        soup.getExtensionByUrl(DirectoryExtension.FEES).getValue()))
                .as("line ends are no words")
                .isNull();
        assertThat(soup.getAvailableTime().stream().map(OriginalsTest::original))
                .containsExactly("9:00am–5pm", null);
        HealthcareService tea =
                HealthcareServiceFromListing.service(contents.listings().get(1), IDS);
        assertThat(original(tea.getCommentElement())).isNull();
        assertThat(original(
                        (Element) tea.getExtensionByUrl(DirectoryExtension.FEES).getValue()))
                .isEqualTo("&lt;b&gt;Free&lt;/b&gt;");
        assertThat(tea.getExtensionByUrl(DirectoryExtension.HOURS_TEXT)
                        .getValue()
                        .primitiveValue())
                .as("what cannot be read stays as words")
                .isEqualTo("Friday nineish late");
    }

    @Test
    void neverOfWhatIsSecret() throws IOException {
        FeedContents contents = Packages.of(
                        "services.csv",
                        "id,name,description,status",
                        "s1,Soup,\"<a href=\"\"https://maps.example.org/?q=77+Quiet+Street\"\">Map</a> of us\",active",
                        "s2,Tea,<b>77&nbsp;Quiet&nbsp;Street</b>,active",
                        "s3,Walks,&lt;!-- V6B&amp;nbsp;1A1 --&gt;Every day,active",
                        "s4,Choir,<b>All</b> welcome,active",
                        "s5,Refuge,<b>Safe</b>,active")
                .with("locations.csv", "id,name,confidential", "l1,<b>House</b>,yes")
                .with("service_at_location.csv", "id,service_id,location_id", "x5,s5,l1")
                .with(
                        "addresses.csv",
                        "id,location_id,address_1,city,state_province,postal_code",
                        "a1,l1,77 Quiet Street,Perth,Ontario,v6b1a1")
                .read(folder);
        assertThat(contents.toString())
                .doesNotContainIgnoringCase("quiet")
                .doesNotContainIgnoringCase("v6b")
                .contains("<b>All</b> welcome")
                .doesNotContain("<b>Safe</b>", "<b>House</b>");
    }
}

package ca.passerelle.routes.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.listing.Access;
import ca.passerelle.routes.directory.listing.AgeRange;
import ca.passerelle.routes.directory.listing.Capacity;
import ca.passerelle.routes.directory.listing.Cost;
import ca.passerelle.routes.directory.listing.DrawnArea;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.Hours;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.directory.listing.Telecom;
import ca.passerelle.routes.directory.listing.Term;
import ca.passerelle.routes.directory.publishing.HsdsServiceFromFhir;
import ca.passerelle.routes.directory.publishing.ServedAreas;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;

/** The FHIR face of a listing. */
class FhirFromListingTest {

    private static final String HILL = "{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46],[-70,47],[-71,46]]]}";

    private static final FeedIds IDS = new FeedIds("elm");
    private static final FeedText SOUP = new FeedText("Soup", Map.of("fr", "Soupe"));

    private static Listing listing(boolean organizationListed) {
        return new Listing(
                new SourceKey(RecordKind.SERVICE_AT_LOCATION, "x1"),
                "s1",
                "o1",
                organizationListed,
                "l1",
                ListingStatus.TEMPORARILY_CLOSED,
                SOUP,
                null,
                SOUP,
                null,
                null,
                List.of(new Telecom(Telecom.Kind.PHONE, "+16045550123", "9", null, "604-555-0123 x9")),
                List.of(
                        new Term(Systems.NEED, "Needs", "food", FeedText.of("Food"), false),
                        new Term("", null, "A-1", null, false),
                        new Term("urn:example", null, "seniors", null, true)),
                List.of(new SpokenLanguage("fr", "French")),
                new Access(
                        List.of(FeedText.of("Adults")),
                        new AgeRange(new BigDecimal("18"), null),
                        FeedText.of("Call first"),
                        List.of(),
                        null,
                        null),
                new Cost(true, FeedText.of("Free"), List.of()),
                new Hours(
                        List.of(new Hours.Weekly(
                                List.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(12, 0), "-03:30")),
                        List.of(new Hours.Rule(
                                "FREQ=MONTHLY;BYDAY=2TU", LocalTime.of(9, 0), null, "2026-01-01", null, null)),
                        List.of(FeedText.of("Mondays")),
                        List.of(FeedText.of("Not on holidays"))),
                List.of(FeedText.of("Downtown")),
                List.of(new DrawnArea(FeedText.of("Hill"), HILL)),
                List.of(new Capacity("seat", new BigDecimal("3"), null, "2026-01-02T10:00:00-08:00", null)),
                List.of(),
                List.of(),
                "2026-01-01",
                "2026-01-02");
    }

    @Test
    void anAreaOnTheMapGoesThroughFhirAndComesBackAsHsds() {
        HealthcareService service = HealthcareServiceFromListing.service(listing(true), IDS);
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        HealthcareService stored =
                parser.parseResource(HealthcareService.class, parser.encodeResourceToString(service));
        assertThat(stored.getContained()).hasSize(1);
        assertThat(ServedAreas.geoJson(stored, stored.getCoverageArea().get(0))).isNull();
        assertThat(ServedAreas.geoJson(stored, stored.getCoverageArea().get(1))).isEqualTo(HILL);
        assertThat(HsdsServiceFromFhir.service(stored, "2026-01-02T00:00:00Z").get("service_areas"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("name", "extent", "extent_type")
                .containsExactly(tuple("Downtown", "Downtown", "text"), tuple("Hill", HILL, "geojson"));
    }

    @Test
    void aServiceAtALocation() {
        HealthcareService service = HealthcareServiceFromListing.service(listing(true), IDS);
        assertThat(service.getIdElement().getIdPart())
                .isEqualTo(IDS.id(new SourceKey(RecordKind.SERVICE_AT_LOCATION, "x1"))
                        .toString());
        assertThat(service.getIdentifier())
                .extracting(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                .containsExactly(
                        Systems.FEED_RECORD + "/elm/service-at-location|x1", Systems.FEED_RECORD + "/elm/service|s1");
        assertThat(service.getActive()).isFalse();
        assertThat(service.getNotAvailableFirstRep().getDescription()).isEqualTo("Temporarily closed");
        assertThat(service.getName()).isEqualTo("Soup");
        Extension french = service.getNameElement().getExtensionByUrl(DirectoryExtension.TRANSLATION);
        assertThat(french.getExtensionString("content")).isEqualTo("Soupe");
        assertThat(service.getProvidedBy().getReference())
                .isEqualTo("Organization/" + IDS.id(new SourceKey(RecordKind.ORGANIZATION, "o1")));
        assertThat(service.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("food");
        assertThat(service.getTypeFirstRep().getCodingFirstRep().getSystem())
                .isEqualTo(Systems.FEED_RECORD + "/elm/taxonomy");
        assertThat(service.getEligibility()).hasSize(2);
        assertThat(service.getServiceProvisionCodeFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("free");
        assertThat(service.getAvailableTimeFirstRep().getAvailableStartTime()).isEqualTo("09:00:00");
        assertThat(service.getAvailableTimeFirstRep().getDaysOfWeek().get(0).getCode())
                .isEqualTo("mon");
        Range ages =
                (Range) service.getExtensionByUrl(DirectoryExtension.AGE_RANGE).getValue();
        assertThat(ages.getLow().getValue()).isEqualTo(new BigDecimal("18"));
        assertThat(ages.hasHigh()).isFalse();
        assertThat(service.getTelecomFirstRep().getExtensionString(DirectoryExtension.PHONE_EXTENSION))
                .isEqualTo("9");
        assertThat(service.getCoverageAreaFirstRep().getDisplay()).isEqualTo("Downtown");
    }

    @Test
    void anOrganizationThatTheFeedDoesNotHoldIsNamedByItsNumber() {
        HealthcareService service = HealthcareServiceFromListing.service(listing(false), IDS);
        assertThat(service.getProvidedBy().hasReference()).isFalse();
        assertThat(service.getProvidedBy().getIdentifier().getValue()).isEqualTo("o1");
    }

    @Test
    void itSurvivesJsonUnchanged() {
        FhirContext fhir = FhirContext.forR4Cached();
        HealthcareService service = HealthcareServiceFromListing.service(listing(true), IDS);
        String json = fhir.newJsonParser().encodeResourceToString(service);
        assertThat(fhir.newJsonParser()
                        .encodeResourceToString(fhir.newJsonParser().parseResource(json)))
                .isEqualTo(json);
    }

    @Test
    void aPlace() {
        ListedPlace place = new ListedPlace(
                new SourceKey(RecordKind.LOCATION, "l1"),
                "o1",
                true,
                true,
                SOUP,
                null,
                null,
                FeedText.of("Bus 4"),
                new GeoPoint(49.28, -123.12),
                List.of(new PostalAddress(List.of(), "Vancouver", null, "BC", null, "CA", false)),
                List.of(),
                List.of(FeedText.of("Ramp")),
                List.of(),
                Hours.UNKNOWN,
                List.of());
        Location location = LocationFromListing.location(place, IDS);
        assertThat(location.getPosition().getLongitude()).isEqualByComparingTo("-123.12");
        assertThat(location.getPhysicalType().getText()).isEqualTo("Virtual / Virtuel");
        assertThat(location.getExtensionByUrl(DirectoryExtension.ADDRESS_WITHHELD)
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("true");
        assertThat(location.getManagingOrganization().getReference()).startsWith("Organization/");
    }

    @Test
    void idsAreVersionFiveAndDifferByFeedAndKind() {
        SourceKey service = new SourceKey(RecordKind.SERVICE, "1");
        assertThat(IDS.id(service).version()).isEqualTo(5);
        assertThat(IDS.id(service).variant()).isEqualTo(2);
        assertThat(IDS.id(service))
                .isEqualTo(new FeedIds("elm").id(service))
                .isNotEqualTo(new FeedIds("oak").id(service))
                .isNotEqualTo(IDS.id(new SourceKey(RecordKind.LOCATION, "1")));
    }
}

package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.listing.AgeRange;
import ca.passerelle.routes.directory.listing.DrawnArea;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.directory.listing.Telecom;
import ca.passerelle.routes.directory.listing.Term;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a package of each version becomes. */
class ListingFromHsdsTest {

    private final Path folder;

    ListingFromHsdsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Packages two() {
        return Packages.of("organizations.csv", "id,name,description,website", "o1,Elm House,A house,elm.example.org")
                .with(
                        "services.csv",
                        "id,organization_id,name,description,status,minimum_age,maximum_age,fees_description",
                        "s1,o1,Soup,Hot soup,active,16,99.5,Free of charge",
                        "s2,o1,Walks,,temporarily closed,,,$5")
                .with("locations.csv", "id,location_type,name,latitude,longitude", "l1,physical,Hall,49.28,-123.12")
                .with("service_at_location.csv", "id,service_id,location_id", "x1,s1,l1");
    }

    @Test
    void oneListingPerServiceAtLocationAndPerServiceWithoutOne() throws IOException {
        FeedContents contents = two().read(folder);
        assertThat(contents.listings())
                .extracting(Listing::key)
                .containsExactly(
                        new SourceKey(RecordKind.SERVICE_AT_LOCATION, "x1"), new SourceKey(RecordKind.SERVICE, "s2"));
        Listing soup = contents.listings().get(0);
        assertThat(soup.place()).isEqualTo("l1");
        assertThat(soup.cost().free()).isTrue();
        assertThat(soup.access().ages()).isNotNull();
        assertThat(soup.access().ages().maximum()).isEqualTo(new BigDecimal("99.5"));
        Listing walks = contents.listings().get(1);
        assertThat(walks.status()).isEqualTo(ListingStatus.TEMPORARILY_CLOSED);
        assertThat(walks.cost().free()).isFalse();
        assertThat(walks.access().ages()).isNull();
    }

    @Test
    void whatIsSaidAtTheLocationStandsBeforeTheService() throws IOException {
        FeedContents contents = two().with(
                        "phones.csv",
                        "id,service_id,service_at_location_id,number,type,extension",
                        "1,s1,,604-555-0101,voice,",
                        "2,,x1,604-555-0102,fax,12")
                .with(
                        "schedules.csv",
                        "id,service_id,service_at_location_id,freq,interval,byday,opens_at,closes_at,timezone",
                        "1,s1,,WEEKLY,1,MO,09:00,12:00,",
                        "2,,x1,WEEKLY,1,\"TU,WE\",10:00,14:00,-3.5",
                        "3,,x1,MONTHLY,1,2TH,10:00,14:00,")
                .read(folder);
        Listing soup = contents.listings().get(0);
        assertThat(soup.telecom())
                .containsExactly(new Telecom(Telecom.Kind.FAX, "+16045550102", "12", null, "604-555-0102"));
        assertThat(soup.hours().weekly()).hasSize(1);
        assertThat(soup.hours().weekly().get(0).opens()).isEqualTo(LocalTime.of(10, 0));
        assertThat(soup.hours().weekly().get(0).offset()).isEqualTo("-03:30");
        assertThat(soup.hours().rules()).hasSize(1);
        assertThat(soup.hours().rules().get(0).rrule()).isEqualTo("FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH");
    }

    @Test
    void aRecordIsSetAsideOnlyWithoutKeyOrName() throws IOException {
        FeedContents contents = two().with(
                        "services.csv",
                        "id,organization_id,name,status",
                        "s1,o1,Soup,active",
                        ",o1,Nobody,active",
                        "s3,o1,,active",
                        "s4,nowhere,Orphan,active",
                        "s5,o1,One,too,many,values")
                .with(
                        "service_at_location.csv",
                        "id,service_id,location_id",
                        "x1,s1,l1",
                        "x2,s9,l1",
                        ",s4,l1",
                        "x5,s1,l9")
                .read(folder);
        assertThat(contents.listings()).extracting(Listing::service).containsExactly("s1", "s4");
        assertThat(contents.listings().get(1).organizationListed()).isFalse();
        assertThat(contents.listings().get(1).key().id()).isEqualTo("s4@l1");
        assertThat(Packages.rules(contents))
                .contains(
                        DirectoryRule.KEY_MISSING,
                        DirectoryRule.NAME_MISSING,
                        DirectoryRule.ORGANIZATION_UNKNOWN,
                        DirectoryRule.ROW_SHIFTED,
                        DirectoryRule.SERVICE_UNKNOWN,
                        DirectoryRule.KEY_DERIVED,
                        DirectoryRule.LOCATION_UNKNOWN);
        assertThat(contents.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(DirectoryRule.NAME_MISSING);
            assertThat(finding.place()).isEqualTo("services.csv row 4 column name");
            assertThat(finding.key()).isEqualTo("s3");
        });
    }

    @Test
    void frenchTranslationsComeAlong() throws IOException {
        FeedContents contents = two().with(
                        "translations.csv",
                        "entity,id,language,field,value",
                        "service,s1,fr,name,Soupe",
                        "services,s1,fr-CA,description,Soupe chaude",
                        "service,s9,fr,name,Rien",
                        "nothing,s1,fr,name,Rien")
                .read(folder);
        Listing soup = contents.listings().get(0);
        assertThat(soup.name()).isEqualTo(new FeedText("Soup", Map.of("fr", "Soupe")));
        assertThat(soup.description()).isEqualTo(new FeedText("Hot soup", Map.of("fr-CA", "Soupe chaude")));
        assertThat(Packages.rules(contents).stream().filter(DirectoryRule.TRANSLATION_UNKNOWN::equals))
                .hasSize(2);
    }

    @Test
    void aSecretAddressLeavesNoTrace() throws IOException {
        FeedContents contents = two().with(
                        "locations.csv",
                        "id,location_type,name,description,latitude,longitude,transportation,external_identifier",
                        "l1,physical,House,Behind 77 Quiet Street,49.28,-123.12,Bus 4,998877",
                        "l2,physical,Back door of 77 Quiet St,,49.281,-123.121,,")
                .with(
                        "addresses.csv",
                        "id,location_id,attention,address_1,address_2,city,state_province,postal_code,country,address_type",
                        "a1,l1,CONFIDENTIAL,77 Quiet Street,,Vancouver,British Columbia,V6B1A1,CA,physical",
                        "a2,l2,,77 Quiet Street,,Vancouver,BC,V6B 1A1,CA,physical")
                .with(
                        "services.csv",
                        "id,organization_id,name,description,status",
                        "s1,o1,Refuge,\"At 77 quiet street, V6B 1A1\",active")
                .read(folder);
        assertThat(contents.places()).hasSize(2).allSatisfy(place -> {
            assertThat(place.confidential()).isTrue();
            assertThat(place.position()).isNull();
            assertThat(place.transit()).isNull();
            assertThat(place.identifiers()).isEmpty();
        });
        assertThat(contents.places()).flatExtracting(ListedPlace::addresses).allSatisfy(address -> {
            assertThat(address.lines()).isEmpty();
            assertThat(address.postalCode()).isNull();
            assertThat(address.city()).isEqualTo("Vancouver");
        });
        assertThat(contents.toString())
                .doesNotContainIgnoringCase("77 quiet")
                .doesNotContainIgnoringCase("V6B")
                .doesNotContain("49.28")
                .doesNotContain("998877");
    }

    /** The publisher withheld the address, and the place is all that the organisation has. */
    @Test
    void whatAnOrganizationSaysOfItsOnlyAndSecretPlace() throws IOException {
        Packages packages = two().with(
                        "organizations.csv", "id,name,description", "o1,Elm House,Ring at 77 Quiet Street V6B 1A1")
                .with("locations.csv", "id,location_type,name,organization_id", "l1,physical,House,o1")
                .with(
                        "translations.csv",
                        "entity,id,language,field,value",
                        "location,l1,fr,description,L'adresse est confidentielle",
                        "organization,o1,fr,description,Sonnez au 77 rue Tranquille");
        FeedContents contents = packages.read(folder);
        assertThat(contents.places().get(0).confidential()).isTrue();
        assertThat(contents.organizations().toString()).doesNotContain("77", "V6B");
        FeedContents another = packages.with(
                        "locations.csv",
                        "id,location_type,name,organization_id",
                        "l1,physical,House,o1",
                        "l2,physical,Office,o1")
                .read(folder);
        assertThat(another.organizations().toString()).contains("77 Quiet Street");
    }

    @Test
    void versionOne() throws IOException {
        FeedContents contents = Packages.of(
                        "data/organizations.csv", "id,name,description,url", "145,HOUSE,,house.example.org")
                .with(
                        "data/services.csv",
                        "id,organization_id,name,description,url,status,fees,wait_time,taxonomy_ids",
                        "145,145,SOUP,\"One\\n\\nTwo\\n###COL###\",,,,2 weeks,")
                .with("data/locations.csv", "id,organization_id,name,latitude,longitude", "145,145,HALL,0,0")
                .with("data/services_at_location.csv", "id,service_id,location_id,description", "145,145,145,")
                .with(
                        "data/physical_addresses.csv",
                        "id,location_id,address_1,city,state_province,postal_code,country,address_2",
                        "145,145,1 Elm St,Miami,FL ,33175,   ,Suite 2")
                .with(
                        "data/regular_schedules.csv",
                        "id,service_id,weekday,opens_at,closes_at,original_text",
                        ",145,Monday,9:00am,5:00pm,\"9:00am-5:00pm, Mon\"",
                        ",145,Tuesday,9:00am,5:00pm,\"Summer\\n9:00am-5:00pm, Tue\"")
                .with(
                        "data/languages.csv",
                        "id,service_id,location_id,language",
                        "145,145,145,Spanish",
                        "145,145,145,Creole")
                .with("data/services_taxonomy.csv", "id,service_id,taxonomy_id,taxonomy_detail", "1,145,A-1,")
                .with("data/taxonomy.csv", "id,name,parent_id,parent_name,vocabulary", "A-1,Meals,A,Food,AIRS of Elm")
                .with("datapackage.json", "{\"resources\":[{\"name\":\"services\",\"schema\":{}}]}")
                .read(folder);
        Listing soup = Packages.only(contents);
        assertThat(soup.status()).isEqualTo(ListingStatus.ACTIVE);
        assertThat(soup.description())
                .isEqualTo(new FeedText("One\n\nTwo", null, "One\\n\\nTwo\\n###COL###", Map.of()));
        assertThat(soup.access().waitTime()).isEqualTo(FeedText.of("2 weeks"));
        assertThat(soup.languages())
                .containsExactly(new SpokenLanguage("es", "Spanish"), new SpokenLanguage(null, "Creole"));
        assertThat(soup.terms())
                .containsExactly(new Term(Systems.TAXONOMY_211, "AIRS of Elm", "A-1", FeedText.of("Meals"), false));
        assertThat(soup.hours().weekly()).hasSize(1);
        assertThat(soup.hours().texts()).hasSize(2);
        ListedPlace hall = contents.places().get(0);
        assertThat(hall.addresses().get(0).lines()).containsExactly("1 Elm St", "Suite 2");
        assertThat(hall.addresses().get(0).province()).isEqualTo("FL");
        assertThat(hall.addresses().get(0).country()).isNull();
        assertThat(hall.position()).isNull();
    }

    @Test
    void nestedJson() throws IOException {
        FeedContents contents = Packages.of("services.json", """
                        {"total_items": 1, "contents": [{"id": "s1", "name": "Soup", "status": "active",
                          "organization": {"id": "o1", "name": "Elm House", "description": "d",
                            "organization_identifiers": [{"id": "i", "identifier_scheme": "CA-CRA_ACR", "identifier_type": "Charity", "identifier": "1"}]},
                          "phones": [{"id": "p", "number": "604-555-0101", "languages": [{"id": "g", "code": "fr"}]}],
                          "languages": [{"id": "g", "name": "French", "code": "fra", "note": "Mondays"}],
                          "cost_options": [{"id": "c", "amount": 5, "currency": "cad", "option": "adults"}, {"id": "d", "amount": 3}],
                          "capacities": [{"id": "k", "available": 3, "updated": "2026-01-02T10:00:00-08:00", "unit": {"id": "u", "name": "seat"}}],
                          "attributes": [{"id": "t", "taxonomy_term": {"id": "t1", "code": "food", "name": "Food",
                            "taxonomy_detail": {"id": "v", "name": "Needs", "uri": "urn:example:needs"}}}],
                          "service_at_locations": [{"id": "x1", "location": {"id": "l1", "location_type": "virtual", "url": "https://example.org/room"}}]
                        }]}
                        """).read(folder);
        Listing soup = Packages.only(contents);
        assertThat(soup.key().id()).isEqualTo("x1");
        assertThat(soup.organizationListed()).isTrue();
        assertThat(soup.telecom()).hasSize(1);
        assertThat(soup.languages()).containsExactly(new SpokenLanguage("fr", "French (Mondays)"));
        assertThat(soup.terms())
                .containsExactly(new Term("urn:example:needs", "Needs", "food", FeedText.of("Food"), false));
        assertThat(soup.cost().options()).extracting("currency").containsExactly("CAD", null);
        assertThat(soup.cost().options().get(1).text()).isEqualTo(FeedText.of("3"));
        assertThat(soup.capacities().get(0).unit()).isEqualTo("seat");
        assertThat(contents.places().get(0).virtual()).isTrue();
        assertThat(contents.organizations().get(0).identifiers()).hasSize(1);
    }

    /** Envelopes of other programs, properties in any order, names with inner capitals, ages as people type them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[%s],\"next\":null}",
                "{\"data\":[%s]}",
                "{\"version\":\"3.1\",\"data\":{\"services\":[%s],\"locations\":[{\"id\":\"l1\"}]}}",
                "{\"version\":\"3.1\",\"publisher\":\"x\",\"services\":[%s],\"locations\":[{\"id\":\"l1\"}]}",
                "%s"
            })
    void envelopesOfOtherPrograms(String envelope) throws IOException {
        String service =
                "{\"contacts\":[],\"phones\":[{\"id\":\"p\",\"number\":\"604-555-0101\"}],\"id\":\"s1\",\"name\":\"Soup\","
                        + "\"status\":\"active\",\"organization\":{\"id\":\"o1\",\"name\":\"Elm\"},\"applicationProcess\":\"Call\","
                        + "\"eligibilitys\":[{\"id\":\"e\",\"eligibility\":\"Adults\",\"minimum_age\":\"18+\",\"maximum_age\":\"65 ans\"}]}";
        Listing soup = Packages.only(
                Packages.of("feed.json", envelope.formatted(service)).read(folder));
        assertThat(soup.organizationListed()).isTrue();
        assertThat(soup.telecom()).hasSize(1);
        assertThat(soup.access().application()).isEqualTo(FeedText.of("Call"));
        assertThat(soup.access().ages()).isEqualTo(new AgeRange(new BigDecimal(18), new BigDecimal(65)));
    }

    @Test
    void areasOnAMapStayUnlessTheyTellWhereASecretPlaceIs() throws IOException {
        String shape = "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[-71,46],[-70,46],[-70,47]]]}\"";
        FeedContents contents = two().with(
                        "service_areas.csv",
                        "id,service_id,name,extent,extent_type",
                        "1,s1,Hill," + shape + ",geojson",
                        "2,s2,," + shape + ",",
                        "3,s2,Valley,\"{\"\"type\"\":\"\"Polygon\"\"}\",geojson",
                        "4,s2,Downtown,V6B,text")
                .read(folder);
        assertThat(contents.listings().get(0).areas()).isEmpty();
        assertThat(contents.listings().get(0).drawnAreas())
                .extracting(DrawnArea::name)
                .containsExactly(FeedText.of("Hill"));
        Listing walks = contents.listings().get(1);
        assertThat(walks.areas()).containsExactly(FeedText.of("Valley"), FeedText.of("Downtown"));
        assertThat(walks.drawnAreas())
                .extracting(DrawnArea::geoJson)
                .containsExactly("{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46],[-70,47],[-71,46]]]}");
        assertThat(Packages.rules(contents)).contains(DirectoryRule.AREA_AS_TEXT);
        FeedContents secret = two().with(
                        "locations.csv",
                        "id,location_type,name,latitude,longitude,is_confidential",
                        "l1,physical,Hall,46.5,-70.4,yes",
                        "l2,physical,Inn,47,-70.00001,yes")
                .with("service_areas.csv", "id,service_id,extent", "1,s1," + shape, "2,s2," + shape)
                .read(folder);
        assertThat(secret.listings()).flatExtracting(Listing::drawnAreas).isEmpty();
    }

    @Test
    void columnsThatNobodyReadsAreNamed() throws IOException {
        FeedContents contents = two().with("notes.txt", "x")
                .with("services.csv", "id,organization_id,name,status,mood", "s1,o1,Soup,active,good")
                .read(folder);
        assertThat(contents.findings())
                .anyMatch(f ->
                        f.rule() == DirectoryRule.COLUMN_IGNORED && f.place().equals("services.csv column mood"))
                .anyMatch(
                        f -> f.rule() == DirectoryRule.FILE_IGNORED && f.place().equals("notes.txt"));
    }

    @Test
    void theSamePackageGivesTheSameListings() throws IOException {
        Path zip = two().zip(folder);
        assertThat(Packages.contents(zip)).isEqualTo(Packages.contents(zip));
        assertThat(List.of(Packages.contents(zip).findings()))
                .isEqualTo(List.of(Packages.contents(zip).findings()));
    }
}

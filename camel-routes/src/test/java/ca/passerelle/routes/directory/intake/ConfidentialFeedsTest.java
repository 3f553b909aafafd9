package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.csv.ColumnMapping;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.HealthcareServiceFromListing;
import ca.passerelle.routes.directory.fhir.LocationFromListing;
import ca.passerelle.routes.directory.fhir.OrganizationFromListing;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format with every flag by which a reader knows that a place is secret. The street, postal code, coordinates and the area drawn around
 * them stand in all fields and words, in capitals and escaped too; they come out in no record, no original kept beside a text, no id and no
 * finding. A feed without the flag that was secret before keeps it as well; and without either all of it comes out, so that the test can fail.
 */
class ConfidentialFeedsTest {

    private static final IParser FHIR = FhirContext.forR4Cached().newJsonParser();

    static final List<String> CANARIES =
            List.of("nightjar", "k9w 8x7", "k9w8x7", "44.98", "75.98", "44,98", "555-0187", "5550187");

    private static final String WORDS = "Come to 4711 NIGHTJAR LANE&amp;lt;br&amp;gt; K9W8X7 (44.98765, -75.98765),"
            + " 4711 Nightjar Ln., ring 613-555-0187. https://maps.google.com/?q=44.98765,-75.98765";
    private static final String AREA =
            "{'type':'Polygon','coordinates':[[[-75.9866,44.9866],[-75.9886,44.9866],[-75.9886,44.9886],[-75.9866,44.9866]]]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /**
     * @param files by name
     * @param mapping of a plain table
     * @param flagged whether the feed itself says so
     */
    record Feed(String name, Map<String, String> files, Map<String, String> mapping, boolean flagged) {
        static Feed of(String name, String file, String text) {
            return new Feed(name, Map.of(file, text), Map.of(), !name.endsWith("none"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Feed> feeds() {
        List<Feed> feeds = new ArrayList<>();
        for (String[] flag : new String[][] {
            {"none", "", "", "", ""},
            {"location confidential", "'confidential':true,", "", "", ""},
            {"location is_private", "'is_private':'Yes',", "", "", ""},
            {"location isConfidential", "'isConfidential':1,", "", "", ""},
            {"location hide_address", "'hide_address':'Y',", "", "", ""},
            {"location show_on_website no", "'show_on_website':'false',", "", "", ""},
            {"location visibility", "'visibility':'hidden',", "", "", ""},
            {"location redacted", "'location_type':'redacted',", "", "", ""},
            {"location alias", "'alternate_name':'Undisclosed location',", "", "", ""},
            {"location French words", "'alternate_name':'L’adresse n’est pas divulguée',", "", "", ""},
            {
                "location attribute",
                "'attributes':[{'id':'at','link_type':'privacy','value':'Confidential','taxonomy_term_id':'t'}],",
                "",
                "",
                ""
            },
            {"address confidential", "", "'confidential':'x',", "", ""},
            {"address is_public no", "", "'is_public':'0',", "", ""},
            {"address words", "", "'attention':'Address withheld',", "", ""},
            {"address second line", "", "'address_2':'(confidentiel)',", "", ""},
            {"join", "", "", "'confidential':true,", ""},
            {"service", "", "", "", "'is_confidential':true,"},
        }) {
            feeds.add(Feed.of("hsds-3 nested " + flag[0], "services.json", nested(flag)));
            feeds.add(Feed.of("hsds-3 page " + flag[0], "x.json", "{\"contents\":" + nested(flag) + "}"));
            feeds.add(Feed.of(
                    "hsds-3 ndjson " + flag[0], "services.ndjson", nested(flag).replaceAll("^\\[|]$", "")));
        }
        for (String[] flag : new String[][] {
            {"none", ",", ",", ",", ","},
            {"location", ",confidential", ",true", ",", ","},
            {"location camel", ",isPrivate", ",T", ",", ","},
            {"location show", ",display_online", ",no", ",", ","},
            {"address", ",", ",", ",private", ",1"},
            {"address non-public", ",", ",", ",NON_PUBLIC", ",yes"},
        }) {
            feeds.add(new Feed("hsds-3 csv " + flag[0], tables(flag, true), Map.of(), !flag[0].equals("none")));
            feeds.add(new Feed("hsds-2 csv " + flag[0], tables(flag, false), Map.of(), !flag[0].equals("none")));
        }
        for (String[] flag : new String[][] {
            {"none", "Confidential='false'", "", "", ""},
            {"attribute", "Confidential='true'", "", "", ""},
            {"attribute of another case", "confidential='1'", "", "", ""},
            {"element", "", "<Confidential>true</Confidential>", "", ""},
            {"reason", "Confidential='false'", "<ReasonWithheld>Safety</ReasonWithheld>", "", ""},
            {"reason attribute", "ReasonWithheld='Safety'", "", "", ""},
            {"private attribute", "IsPrivate='true'", "", "", ""},
            {"of the site", "Confidential='false'", "", " Confidential='true'", ""},
            {"in the words", "Confidential='false'", "", "", "The location is kept confidential."},
        }) {
            feeds.add(Feed.of("airs " + flag[0], "feed.xml", airs(flag).replace('\'', '"')));
        }
        for (String level : List.of("none", "Agency", "Site", "Program", "ProgramAtSite", "Site, French only")) {
            feeds.add(Feed.of("icarol csv " + level, "feed.csv", icarol(level)));
        }
        for (String flag : List.of("none", "'isConfidential':true", "'isConfidential':'true'", "'isPrivate':true")) {
            feeds.add(Feed.of("icarol json " + flag, "feed.json", resourceApi(flag)));
        }
        for (String flag : List.of(
                "none",
                "location.confidential",
                "address.confidential",
                "service.confidential",
                "organization.confidential")) {
            feeds.add(mapped(flag));
        }
        for (String version : List.of("none", "yes")) {
            feeds.add(Feed.of("open-referral-uk-1 " + version, "services.json", uk(version)));
        }
        return feeds;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private static String nested(String[] flag) {
        String type = flag[1].contains("location_type") ? "" : "'location_type':'physical',";
        return json("[{'id':'s1','name':'Canary shelter','status':'active'," + flag[4] + "'description':'" + WORDS
                        + "','eligibility_description':'" + WORDS
                        + "','organization':{'id':'o1','name':'Canary House','description':'"
                        + WORDS + "'},'service_at_locations':[{'id':'x1'," + flag[3] + "'description':'" + WORDS
                        + "','location':{'id':'l1'," + type + flag[1] + "'name':'4711 NIGHTJAR LANE','description':'"
                        + WORDS
                        + "','transportation':'" + WORDS
                        + "','latitude':44.98765,'longitude':-75.98765,'external_identifier':'4711 Nightjar Lane',"
                        + "'addresses':[{'id':'a1'," + flag[2]
                        + "'address_1':'4711 NIGHTJAR LANE','city':'Perth','state_province':'Ontario',"
                        + "'postal_code':'k9w8x7','country':'Canada','address_type':'physical'}],"
                        + "'phones':[{'id':'p1','number':'613-555-0187','is_private':'true'}],"
                        + "'accessibility':[{'id':'ac1','description':'" + WORDS + "'}],"
                        + "'schedules':[{'id':'sc1','description':'" + WORDS + "'}]}}],"
                        + "'service_areas':[{'id':'ar1','name':'K9W 8X7'},{'id':'ar2','name':'Near','extent_type':'geojson','extent':'AREA'}]}]")
                .replace("AREA", escaped(json(AREA)));
    }

    /** @param flag name, header and value of a column of locations, the same of addresses */
    private static Map<String, String> tables(String[] flag, boolean three) {
        String words = "\"" + WORDS + "\"";
        Map<String, String> files = new HashMap<>();
        files.put("organizations.csv", "id,name,description\no1,CANARY HOUSE," + words + "\n");
        files.put(
                "services.csv",
                "id,organization_id,name,description,status\ns1,o1,Canary shelter," + words
                        + ",active\ns2,o1,Canary kitchen," + words + ",active\n");
        files.put(
                "locations.csv",
                "id,organization_id,name,description,latitude,longitude,transportation" + flag[1]
                        + "\nl1,o1,4711 NIGHTJAR LANE," + words + ",44.98765,-75.98765," + words + flag[2] + "\n");
        files.put(
                three ? "service_at_location.csv" : "services_at_location.csv",
                "id,service_id,location_id,description\nx1,s1,l1," + words + "\n");
        files.put(
                three ? "addresses.csv" : "physical_addresses.csv",
                "id,location_id,address_1,city,state_province,postal_code,country" + flag[3]
                        + "\na1,l1,4711 NIGHTJAR LANE,Perth,ON,K9W8X7,CA" + flag[4] + "\n");
        files.put("phones.csv", "id,service_id,number,confidential\np1,s1,613-555-0187,yes\n");
        files.put(
                three ? "service_areas.csv" : "service_area.csv",
                (three
                                ? "id,service_id,name,extent_type,extent\nar2,s1,Near,geojson,"
                                : "id,service_id,service_area,extent_type,extent\nar2,s1,Near,geojson,")
                        + "\"" + json(AREA).replace("\"", "\"\"") + "\"\n");
        files.put(
                "translations.csv",
                "entity,id,language,field,value\nservice,s1,fr,name,Refuge\nservice,s1,fr,description," + words + "\n");
        return files;
    }

    private static String airs(String[] flag) {
        return "<Source><Agency><Key>1</Key><Name>Canary House</Name><AgencyDescription>" + WORDS
                + "</AgencyDescription><Site" + flag[3]
                + "><Key>2</Key><Name>4711 NIGHTJAR LANE</Name><SiteDescription>" + WORDS + " "
                + flag[4] + "</SiteDescription><PhysicalAddress " + flag[1]
                + "><Line1>4711 NIGHTJAR LANE</Line1><City>Perth</City><State>ON</State><ZipCode>K9W8X7</ZipCode>"
                + flag[2]
                + "</PhysicalAddress><Phone Confidential='true'><PhoneNumber>613-555-0187</PhoneNumber></Phone>"
                + "<BusServiceAccess>" + WORDS
                + "</BusServiceAccess><SpatialLocation><Datum>44.98765, -75.98765</Datum></SpatialLocation>"
                + "<SiteService><Key>3</Key><Name>Canary shelter</Name><Description>" + WORDS
                + "</Description><TimeOpen><Notes>" + WORDS
                + "</Notes></TimeOpen><GeographicAreaServed><ZipCode>K9W 8X7</ZipCode></GeographicAreaServed></SiteService></Site></Agency></Source>";
    }

    private static String icarol(String level) {
        String words = "\"" + WORDS + "\"";
        String yes = ",Yes,";
        String[] flags = Stream.of("Agency", "Site", "Program", "ProgramAtSite")
                .map(each -> level.equals(each) ? "Yes" : "")
                .toArray(String[]::new);
        String french = level.equals("Site, French only") ? "Yes" : "";
        return "ResourceAgencyNum,TaxonomyLevelName,ParentAgencyNum,PublicName,AgencyDescription,PhysicalAddress1,PhysicalCity,PhysicalPostalCode,"
                + "PhysicalAddressIsPrivate,Latitude,Longitude,Phone1Number,Phone1IsPrivate,BusServiceAccess,HoursOfOperation,ConnectsToSiteNum,ConnectsToProgramNum,IsLinkOnly,LanguageOfRecord\n"
                + "1,Agency,0,Canary House," + words + ",4711 NIGHTJAR LANE,Perth,K9W8X7," + flags[0]
                + ",44.98765,-75.98765,,,,,,,,en\n"
                + (level.equals("Agency")
                        ? ""
                        : "10,Site,1,4711 NIGHTJAR LANE," + words + ",4711 NIGHTJAR LANE,Perth,K9W8X7," + flags[1]
                                + ",44.98765,-75.98765,613-555-0187" + yes + words + "," + words + ",,,,en\n"
                                + "10,Site,1,4711 NIGHTJAR LANE," + words + ",4711 NIGHTJAR LANE,Perth,K9W8X7," + french
                                + ",44.98765,-75.98765,613-555-0187" + yes + words + "," + words + ",,,,fr\n")
                + "20,Program,1,Canary shelter," + words + ",,,," + flags[2] + ",,,613-555-0187,Yes,,,,,,en\n"
                + "20,Program,1,Refuge du canari," + words + ",,,,,,,,,,,,,,fr\n"
                + (level.equals("Agency") ? "" : "30,ProgramAtSite,1,,,,,," + flags[3] + ",,,,,,,10,20,FALSE,en\n");
    }

    private static String resourceApi(String flag) {
        String hidden = flag.equals("none") ? "'isConfidential':false" : flag;
        return json("[{'id':1,'type':'Agency','names':[{'value':'Canary House'}],'contactDetails':[],'description':'"
                + WORDS
                + "'},{'id':10,'type':'Site','names':[{'value':'4711 NIGHTJAR LANE'}],'description':'" + WORDS
                + "','related':[{'type':'Agency','id':1}],'contactDetails':[{'contact':{'type':'PhysicalLocation','line1':'4711 NIGHTJAR LANE',"
                + "'city':'Perth','zipPostalCode':'K9W8X7','latitude':44.98765,'longitude':-75.98765}," + hidden
                + "},{'contact':{'type':'PhoneNumber','number':'613-555-0187'},'isConfidential':true}],'accessibility':{'public':'"
                + WORDS
                + "'}},{'id':20,'type':'Program','names':[{'value':'Canary shelter'}],'contactDetails':[],'description':'"
                + WORDS
                + "','related':[{'type':'Agency','id':1}]},{'id':30,'type':'ProgramAtSite','names':[],'contactDetails':[],"
                + "'related':[{'type':'Agency','id':1},{'type':'Site','id':10},{'type':'Program','id':20}]}]");
    }

    private static Feed mapped(String flag) {
        Map<String, String> columns = new HashMap<>(Map.of(
                "Name",
                "service.name",
                "About",
                "service.description",
                "Place",
                "location.name",
                "Street",
                "address.address_1",
                "Code",
                "address.postal_code",
                "Lat",
                "location.latitude",
                "Long",
                "location.longitude",
                "Phone",
                "phone.number",
                "Private",
                "phone.confidential",
                "House",
                "organization.name"));
        if (!flag.equals("none")) {
            columns.put("Secret", flag);
        }
        return new Feed(
                "column-mapped " + flag,
                Map.of(
                        "feed.csv",
                        "Name;About;Place;Street;Code;Lat;Long;Phone;Private;House;Secret\nCanary shelter;\"" + WORDS
                                + "\";4711 NIGHTJAR LANE;4711 NIGHTJAR LANE;K9W8X7;44.98765;-75.98765;613-555-0187;oui;Canary House;oui\n"),
                columns,
                !flag.equals("none"));
    }

    private static String uk(String flag) {
        String said = flag.equals("none") ? "" : "'is_confidential':true,";
        return json("{'totalElements':1,'content':[{'id':'s1','name':'Canary shelter','status':'active','description':'"
                        + WORDS
                        + "','organization':{'id':'o1','name':'Canary House','description':'" + WORDS
                        + "'},'service_at_locations':[{'id':'x1','location':{'id':'l1','name':'4711 NIGHTJAR LANE',"
                        + said
                        + "'latitude':44.98765,'longitude':-75.98765,'physical_addresses':[{'id':'a1','address_1':'4711 NIGHTJAR LANE','city':'Perth',"
                        + "'postal_code':'K9W8X7'}]},'phones':[{'id':'p1','number':'613-555-0187','is_private':true}],'regular_schedule':[{'id':'sc1','description':'"
                        + WORDS
                        + "'}]}],'service_areas':[{'id':'ar2','service_area':'Near','extent':'AREA'}]}]}")
                .replace("AREA", escaped(json(AREA)));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void comesOutNowhere(Feed feed) throws IOException {
        FeedContents contents = read(feed, Set.of());
        assertThat(contents.listings()).isNotEmpty();
        String told = told(contents);
        if (feed.flagged()) {
            assertThat(contents.secret()).isNotEmpty();
            CANARIES.forEach(canary -> assertThat(told).doesNotContain(canary));
            return;
        }
        List.of("nightjar", "k9w 8x7", "44.98", "75.98")
                .forEach(canary -> assertThat(told).contains(canary));
        Set<SourceKey> places =
                Set.copyOf(contents.places().stream().map(place -> place.key()).toList());
        String sticky = told(read(feed, places));
        CANARIES.forEach(canary -> assertThat(sticky).doesNotContain(canary));
    }

    private FeedContents read(Feed feed, Set<SourceKey> secret) throws IOException {
        Path in = Files.createTempDirectory(folder, "feed");
        for (Map.Entry<String, String> file : feed.files().entrySet()) {
            Files.writeString(in.resolve(file.getKey()), file.getValue());
        }
        ColumnMapping mapping = feed.mapping().isEmpty() ? null : new ColumnMapping(feed.mapping(), Map.of());
        return FeedReader.read(in, new FeedSettings("en", mapping, secret, PackageLimits.DEFAULT));
    }

    /** All that leaves this side: the records themselves, their FHIR resources with their ids, and the findings. */
    private static String told(FeedContents contents) {
        FeedIds ids = new FeedIds("canary");
        List<String> told = new ArrayList<>(List.of(
                contents.organizations().toString(),
                contents.places().toString(),
                contents.listings().toString(),
                contents.secret().toString(),
                contents.findings().toString()));
        contents.organizations()
                .forEach(
                        each -> told.add(FHIR.encodeResourceToString(OrganizationFromListing.organization(each, ids))));
        contents.places()
                .forEach(each -> told.add(FHIR.encodeResourceToString(LocationFromListing.location(each, ids))));
        contents.listings()
                .forEach(
                        each -> told.add(FHIR.encodeResourceToString(HealthcareServiceFromListing.service(each, ids))));
        return String.join("\n", told).toLowerCase(Locale.ROOT);
    }
}

package ca.passerelle.gateway.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A confidential place as each format tells it, with its street, postal code, telephone, coordinates and the area around it in the fields, in the
 * words, in capitals and escaped; and a kitchen at the same place, which later versions of the feed no longer hold.
 *
 * @param name also the key of the feed
 * @param mapping of a plain table; empty for other formats
 * @param text of the feed, with {@code FLAG} where it says that the place is secret, and {@code KITCHEN} around what is gone later
 * @param open what stands instead of the flag where nothing is secret
 * @param flag what says that it is
 * @param location source id of the secret place
 */
record CanaryFeed(String name, String mapping, String text, String open, String flag, String location) {

    /** Also the corners of the area. */
    static final List<String> CANARIES = List.of(
            "nightjar",
            "k9w 8x7",
            "k9w8x7",
            "44.987",
            "75.987",
            "44.9866",
            "44.9886",
            "75.9866",
            "75.9886",
            "44,987",
            "555-0187",
            "5550187");

    private static final String WORDS =
            "Come to 4711 NIGHTJAR LANE&amp;lt;br&amp;gt;K9W8X7 (44.98765, -75.98765) or ring 613-555-0187. Map: https://maps.google.com/?q=44.98765,-75.98765";
    private static final String AREA =
            "{\\\"type\\\":\\\"Polygon\\\",\\\"coordinates\\\":[[[-75.9866,44.9866],[-75.9886,44.9866],[-75.9886,44.9886],[-75.9866,44.9866]]]}";

    @Override
    public String toString() {
        return name;
    }

    /** As the feed is before anything is known to be secret. */
    String opened() {
        return text.replace("FLAG", open).replace("KITCHEN", "");
    }

    /** With the flag, and without the kitchen. */
    String flagged() {
        return without(text.replace("FLAG", flag));
    }

    /** The flag is gone again. */
    String forgetful() {
        return without(text.replace("FLAG", open));
    }

    private static String without(String text) {
        return text.replaceAll("(?s)KITCHEN.*?KITCHEN", "");
    }

    static List<CanaryFeed> all() {
        return List.of(
                hsds("json", "\"confidential\": false, ", "\"confidential\": true, "),
                hsds("words", "", "\"alternate_name\": \"Confidential location\", "),
                hsds("type", "\"location_type\": \"physical\", ", "\"location_type\": \"redacted\", "),
                hsds("shown", "\"show_on_website\": \"yes\", ", "\"show_on_website\": \"no\", "),
                uk(),
                airs("attribute", "Confidential=\"false\"", "Confidential=\"true\""),
                airs("reason", "Confidential=\"false\"", "Confidential=\"false\" ReasonWithheld=\"Safety\""),
                icarolCsv(),
                icarolJson(),
                mapped("address.confidential"),
                mapped("service.confidential"));
    }

    /** What a registration calls it; no word of it is a canary. */
    UUID organization() {
        return new UUID(7, name.hashCode());
    }

    private static CanaryFeed of(
            String name, Map<String, String> mapping, String text, String open, String flag, String location) {
        StringBuilder columns = new StringBuilder();
        mapping.forEach((column, field) ->
                columns.append(columns.isEmpty() ? "" : ",").append('"' + column + "\":\"" + field + '"'));
        return new CanaryFeed(
                "canary-" + name,
                mapping.isEmpty() ? "" : "{\"columns\":{" + columns + "}}",
                text,
                open,
                flag,
                location);
    }

    private static CanaryFeed hsds(String name, String open, String flag) {
        String place = "{\"id\":\"l1\",FLAG\"name\":\"4711 NIGHTJAR LANE\",\"description\":\"" + WORDS
                + "\",\"transportation\":\"" + WORDS + "\",\"latitude\":44.98765,\"longitude\":-75.98765,"
                + "\"addresses\":[{\"id\":\"a1\",\"address_1\":\"4711 Nightjar Lane\",\"city\":\"Perth\",\"state_province\":\"Ontario\","
                + "\"postal_code\":\"k9w8x7\",\"country\":\"CA\",\"address_type\":\"physical\"}],"
                + "\"phones\":[{\"id\":\"p1\",\"number\":\"613-555-0187\",\"is_private\":\"true\"}],"
                + "\"accessibility\":[{\"id\":\"ac1\",\"description\":\"" + WORDS
                + "\"}],\"schedules\":[{\"id\":\"sc1\",\"description\":\"" + WORDS + "\"}]}";
        String service = "\"status\":\"active\",\"description\":\"" + WORDS
                + "\",\"organization\":{\"id\":\"o1\",\"name\":\"Canary House\",\"description\":\"" + WORDS + "\"},"
                + "\"service_areas\":[{\"id\":\"ar1\",\"name\":\"K9W 8X7\"},{\"id\":\"ar2\",\"name\":\"Near\",\"extent_type\":\"geojson\",\"extent\":\""
                + AREA + "\"}],";
        return of(
                "hsds-" + name,
                Map.of(),
                "[{\"id\":\"s1\",\"name\":\"Canary shelter\"," + service
                        + "\"service_at_locations\":[{\"id\":\"x1\",\"description\":\"" + WORDS + "\",\"location\":"
                        + place
                        + "}]}KITCHEN,{\"id\":\"s2\",\"name\":\"Canary kitchen\"," + service
                        + "\"service_at_locations\":[{\"id\":\"x2\",\"location\":{\"id\":\"l1\"}}]}KITCHEN]",
                open,
                flag,
                "l1");
    }

    private static CanaryFeed uk() {
        return of(
                "uk",
                Map.of(),
                "{\"totalElements\":1,\"content\":[{\"id\":\"s1\",\"name\":\"Canary shelter\",\"status\":\"active\",\"description\":\""
                        + WORDS + "\",\"organization\":{\"id\":\"o1\",\"name\":\"Canary House\",\"description\":\""
                        + WORDS
                        + "\"},\"service_at_locations\":[{\"id\":\"x1\",\"location\":{\"id\":\"l1\",\"name\":\"4711 Nightjar Lane\",\"latitude\":44.98765,"
                        + "\"longitude\":-75.98765,\"physical_addresses\":[{\"id\":\"a1\",FLAG\"address_1\":\"4711 Nightjar Lane\",\"city\":\"Perth\","
                        + "\"postal_code\":\"K9W 8X7\"}]}}],\"phones\":[{\"id\":\"p1\",\"number\":\"613-555-0187\",\"is_private\":true}],"
                        + "\"service_areas\":[{\"id\":\"ar2\",\"service_area\":\"Near\",\"extent\":\"" + AREA
                        + "\"}]}KITCHEN,{\"id\":\"s2\",\"name\":\"Canary kitchen\",\"status\":\"active\",\"description\":\""
                        + WORDS + "\",\"organization\":{\"id\":\"o1\"}}KITCHEN]}",
                "\"is_confidential\":false,",
                "\"is_confidential\":true,",
                "l1");
    }

    private static CanaryFeed airs(String name, String open, String flag) {
        String words = "<Description>" + WORDS + "</Description><TimeOpen><Notes>" + WORDS
                + "</Notes></TimeOpen><GeographicAreaServed><ZipCode>K9W 8X7</ZipCode></GeographicAreaServed></SiteService>";
        return of(
                "airs-" + name,
                Map.of(),
                "<Source><Agency><Key>1</Key><Name>Canary House</Name><AgencyDescription>" + WORDS
                        + "</AgencyDescription><Site><Key>2</Key><Name>4711 NIGHTJAR LANE</Name><SiteDescription>"
                        + WORDS
                        + "</SiteDescription><PhysicalAddress FLAG><Line1>4711 Nightjar Lane</Line1><City>Perth</City><State>ON</State>"
                        + "<ZipCode>K9W 8X7</ZipCode></PhysicalAddress><Phone Confidential=\"true\"><PhoneNumber>613-555-0187</PhoneNumber></Phone>"
                        + "<BusServiceAccess>" + WORDS + "</BusServiceAccess><DisabilitiesAccess>" + WORDS
                        + "</DisabilitiesAccess><SpatialLocation><Datum>44.98765, -75.98765</Datum></SpatialLocation>"
                        + "<SiteService><Key>3</Key><Name>Canary shelter</Name>" + words
                        + "KITCHEN<SiteService><Key>4</Key><Name>Canary kitchen</Name>" + words
                        + "KITCHEN</Site></Agency></Source>",
                open,
                flag,
                "2");
    }

    private static CanaryFeed icarolCsv() {
        String words = "\"" + WORDS + "\"";
        return of(
                "icarol-csv",
                Map.of(),
                "ResourceAgencyNum,TaxonomyLevelName,ParentAgencyNum,PublicName,AgencyDescription,PhysicalAddress1,PhysicalCity,PhysicalPostalCode,"
                        + "PhysicalAddressIsPrivate,Latitude,Longitude,Phone1Number,Phone1IsPrivate,BusServiceAccess,HoursOfOperation,ConnectsToSiteNum,ConnectsToProgramNum,IsLinkOnly,LanguageOfRecord\n"
                        + "1,Agency,0,Canary House," + words + ",,,,,,,,,,,,,,en\n10,Site,1,4711 Nightjar Lane," + words
                        + ",4711 Nightjar Lane,Perth,K9W 8X7,FLAG,44.98765,-75.98765,613-555-0187,Yes," + words + ","
                        + words + ",,,,en\n20,Program,1,Canary shelter," + words + ",,,,,,,,,,,,,,en\n"
                        + "20,Program,1,Refuge du canari," + words
                        + ",,,,,,,,,,,,,,fr\n30,ProgramAtSite,1,,,,,,,,,,,,,10,20,TRUE,en\n"
                        + "KITCHEN21,Program,1,Canary kitchen," + words
                        + ",,,,,,,,,,,,,,en\n31,ProgramAtSite,1,,,,,,,,,,,,,10,21,TRUE,en\nKITCHEN",
                "No",
                "Yes",
                "10");
    }

    private static CanaryFeed icarolJson() {
        String program =
                "\"contactDetails\":[],\"description\":\"" + WORDS + "\",\"related\":[{\"type\":\"Agency\",\"id\":1}]}";
        return of(
                "icarol-json",
                Map.of(),
                "[{\"id\":1,\"type\":\"Agency\",\"names\":[{\"value\":\"Canary House\"}],\"contactDetails\":[],\"description\":\""
                        + WORDS
                        + "\"},{\"id\":10,\"type\":\"Site\",\"names\":[{\"value\":\"4711 Nightjar Lane\"}],\"description\":\""
                        + WORDS
                        + "\",\"related\":[{\"type\":\"Agency\",\"id\":1}],\"contactDetails\":[{\"contact\":{\"type\":\"PhysicalLocation\",\"line1\":\"4711 Nightjar Lane\","
                        + "\"city\":\"Perth\",\"zipPostalCode\":\"K9W 8X7\",\"latitude\":44.98765,\"longitude\":-75.98765},\"isConfidential\":FLAG},"
                        + "{\"contact\":{\"type\":\"PhoneNumber\",\"number\":\"613-555-0187\"},\"isConfidential\":true}],\"accessibility\":{\"public\":\""
                        + WORDS + "\"}},{\"id\":20,\"type\":\"Program\",\"names\":[{\"value\":\"Canary shelter\"}],"
                        + program + ",{\"id\":30,\"type\":\"ProgramAtSite\",\"names\":[],\"contactDetails\":[],"
                        + "\"related\":[{\"type\":\"Agency\",\"id\":1},{\"type\":\"Site\",\"id\":10},{\"type\":\"Program\",\"id\":20}]}"
                        + "KITCHEN,{\"id\":21,\"type\":\"Program\",\"names\":[{\"value\":\"Canary kitchen\"}],"
                        + program + "KITCHEN]",
                "false",
                "true",
                "10");
    }

    private static CanaryFeed mapped(String field) {
        String words = "\"" + WORDS + "\"";
        String row = ",Canary House," + words
                + ",4711 NIGHTJAR LANE,4711 Nightjar Lane,K9W 8X7,44.98765,-75.98765,FLAG,613-555-0187,yes\n";
        return of(
                "csv-" + field.substring(0, field.indexOf('.')),
                Map.ofEntries(
                        Map.entry("Key", "service.id"),
                        Map.entry("Name", "service.name"),
                        Map.entry("House", "organization.name"),
                        Map.entry("About", "service.description"),
                        Map.entry("Place", "location.name"),
                        Map.entry("Street", "address.address_1"),
                        Map.entry("Code", "address.postal_code"),
                        Map.entry("Lat", "location.latitude"),
                        Map.entry("Long", "location.longitude"),
                        Map.entry("Secret", field),
                        Map.entry("Phone", "phone.number"),
                        Map.entry("Private", "phone.confidential")),
                "Key,Name,House,About,Place,Street,Code,Lat,Long,Secret,Phone,Private\nc1,Canary shelter" + row
                        + "KITCHENc2,Canary kitchen" + row + "KITCHEN",
                "no",
                "x",
                "c1");
    }
}

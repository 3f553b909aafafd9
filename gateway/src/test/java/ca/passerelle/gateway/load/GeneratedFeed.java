package ca.passerelle.gateway.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An invented directory of any size, in English and French, as an HSDS 3.1 package: ten services to an organisation, one place to a service, a
 * telephone, hours, two terms and a description of a few hundred characters each. The same numbers give the same bytes.
 */
final class GeneratedFeed {

    private static final String[] WHAT = {
        "Walking group", "Food pantry", "Tea circle", "Legal clinic", "Choir", "Ride service"
    };
    private static final String[] QUOI = {
        "Groupe de marche", "Banque alimentaire", "Cercle de thé", "Clinique juridique", "Chorale", "Transport"
    };
    private static final String[] TOWN = {
        "Maple Falls", "Harbour Bay", "Rivière-aux-Pins", "Stone Lake", "Val-des-Ormes"
    };

    private final int services;
    private final int changed;

    /**
     * @param services how many
     * @param changed the service with this number has another description; −1 for none
     */
    GeneratedFeed(int services, int changed) {
        this.services = services;
        this.changed = changed;
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            table(
                    zip,
                    "organizations.csv",
                    "id,name,description,website",
                    services / 10 + 1,
                    GeneratedFeed::organization);
            table(
                    zip,
                    "services.csv",
                    "id,organization_id,name,description,status,email,url,application_process,eligibility_description,minimum_age,fees_description,assured_date,last_modified",
                    services,
                    this::service);
            table(
                    zip,
                    "locations.csv",
                    "id,organization_id,name,location_type,latitude,longitude,transportation",
                    services,
                    GeneratedFeed::location);
            table(
                    zip,
                    "addresses.csv",
                    "id,location_id,address_1,city,state_province,postal_code,country,address_type",
                    services,
                    GeneratedFeed::address);
            table(
                    zip,
                    "service_at_location.csv",
                    "id,service_id,location_id",
                    services,
                    at -> "x" + at + ",s" + at + ",l" + at);
            table(
                    zip,
                    "phones.csv",
                    "id,service_id,number,type",
                    services,
                    at -> String.format(Locale.ROOT, "p%d,s%d,613-555-%04d,voice", at, at, at % 10_000));
            table(
                    zip,
                    "schedules.csv",
                    "id,service_id,freq,interval,byday,opens_at,closes_at",
                    services,
                    at -> "h" + at + ",s" + at + ",WEEKLY,1,\"MO,WE,FR\",09:00,16:30");
            table(
                    zip,
                    "languages.csv",
                    "id,service_id,name",
                    services,
                    at -> "g" + at + ",s" + at + "," + (at % 3 == 0 ? "French" : "English"));
            table(zip, "taxonomy_terms.csv", "id,code,name", 50, at -> "t" + at + ",T-" + at + ",Term " + at);
            table(
                    zip,
                    "attributes.csv",
                    "id,link_id,link_entity,taxonomy_term_id",
                    services * 2,
                    at -> "a" + at + ",s" + at / 2 + ",service,t" + at % 50);
            table(zip, "translations.csv", "entity,id,language,field,value", services * 2, GeneratedFeed::translation);
        }
    }

    private interface Line {
        String of(int number);
    }

    private static void table(ZipOutputStream zip, String name, String header, int rows, Line line) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 65_536);
        out.write(header + "\n");
        for (int at = 0; at < rows; at++) {
            out.write(line.of(at) + "\n");
        }
        out.flush();
        zip.closeEntry();
    }

    private static String organization(int at) {
        return "o" + at + ",Neighbour House " + at + ",\"Brings people of all ages together since " + (1950 + at % 70)
                + ".\",https://house" + at + ".example.org";
    }

    private String service(int at) {
        String town = TOWN[at % TOWN.length];
        return "s" + at + ",o" + at / 10 + "," + WHAT[at % WHAT.length] + " " + at + ",\""
                + (at == changed ? "Changed. " : "")
                + "Meets in " + town
                + " every week, in a place that is easy to reach. Volunteers welcome newcomers, show them around and stay"
                + " with them for as long as it takes. There is coffee, and nobody needs to explain why they came. Number "
                + at
                + ".\",active,info@house" + at / 10 + ".example.org,https://house" + at / 10
                + ".example.org/s" + at + ",Call ahead.,Everybody who lives in " + town
                + ",18,Free,2026-03-01,2026-04-01T10:00:00-04:00";
    }

    /** Scattered, as places are: in rows of growing degrees the index of positions degenerates. */
    private static String location(int at) {
        int scattered = (int) (at * 2_654_435_761L >>> 7 & 0xFFFF_FFF);
        return String.format(
                Locale.ROOT,
                "l%d,o%d,Hall %d,physical,%.5f,%.5f,Bus %d",
                at,
                at / 10,
                at,
                42.0 + scattered % 90_001 / 10_000.0,
                -74.0 - scattered / 7 % 160_001 / 10_000.0,
                at % 40);
    }

    private static String address(int at) {
        return "d" + at + ",l" + at + "," + (at % 900 + 1) + " Generated Street " + at + "," + TOWN[at % TOWN.length]
                + ",ON,K" + at % 9 + "A " + at % 8 + "B" + at % 7 + ",CA,physical";
    }

    private static String translation(int at) {
        int service = at / 2;
        return at % 2 == 0
                ? "services,s" + service + ",fr,name," + QUOI[service % QUOI.length] + " " + service
                : "services,s" + service + ",fr,description,\"Se réunit à " + TOWN[service % TOWN.length]
                        + " chaque semaine, dans un lieu facile d’accès. Des bénévoles accueillent les nouveaux et restent avec eux"
                        + " aussi longtemps qu’il le faut. Numéro " + service + ".\"";
    }
}

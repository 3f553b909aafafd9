package ca.passerelle.gateway.load;

import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A province's directory in HSDS tables, generated from a fixed seed: services in two languages, each at a place of its own, of one organisation
 * in twelve, around two hundred municipalities, most of them near ten large ones.
 */
final class DirectoryPackage {

    private static final int TOWNS = 200;
    private static final int PER_ORGANIZATION = 12;
    private static final List<String> LARGE = List.of(
            "43.65,-79.38",
            "45.42,-75.70",
            "43.26,-79.87",
            "42.98,-81.25",
            "43.45,-80.49",
            "42.31,-83.04",
            "44.39,-79.69",
            "46.49,-81.00",
            "48.38,-89.25",
            "44.23,-76.49");

    private final Random random = new Random(211);
    private final Vocabulary vocabulary = Vocabulary.load();
    private final List<String> types =
            vocabulary.codes(Systems.SERVICE_TYPE).stream().sorted().toList();
    private final double[][] towns = new double[TOWNS][];
    private final int services;

    private DirectoryPackage(int services) {
        this.services = services;
        for (int i = 0; i < TOWNS; i++) {
            String[] near = LARGE.get(i % LARGE.size()).split(",");
            double spread = i < LARGE.size() ? 0 : 0.6;
            towns[i] = new double[] {
                Double.parseDouble(near[0]) + random.nextGaussian() * spread,
                Double.parseDouble(near[1]) + random.nextGaussian() * spread
            };
        }
    }

    /** Writes the package. */
    static void write(int services, Path to) throws IOException {
        DirectoryPackage made = new DirectoryPackage(services);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to));
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            made.tables(zip, out);
        }
    }

    /** One table: its rows are told by number. */
    private interface Rows {
        String row(int number);
    }

    private void tables(ZipOutputStream zip, BufferedWriter out) throws IOException {
        table(
                zip,
                out,
                "organizations.csv",
                "id,name,description",
                services / PER_ORGANIZATION + 1,
                i -> "o" + i + ",Organisation " + i + ",An organisation of the neighbourhood");
        table(
                zip,
                out,
                "services.csv",
                "id,organization_id,name,description,status,minimum_age,maximum_age,assured_date",
                services,
                this::service);
        table(zip, out, "locations.csv", "id,location_type,name,latitude,longitude", services, this::location);
        table(
                zip,
                out,
                "addresses.csv",
                "id,location_id,address_1,city,state_province,postal_code,country,address_type",
                services,
                i -> "a" + i + ",l" + i + "," + (i % 900 + 1) + " Main Street,Town " + town(i) + ",ON," + postalCode(i)
                        + ",CA,physical");
        table(
                zip,
                out,
                "service_at_location.csv",
                "id,service_id,location_id",
                services,
                i -> "x" + i + ",s" + i + ",l" + i);
        table(zip, out, "taxonomies.csv", "id,name,uri", 1, i -> "types,Types," + Systems.SERVICE_TYPE);
        table(
                zip,
                out,
                "taxonomy_terms.csv",
                "id,code,name,taxonomy_id",
                types.size(),
                i -> "t" + i + "," + types.get(i) + "," + english(i).replace(",", " ") + ",types");
        table(
                zip,
                out,
                "attributes.csv",
                "id,link_id,taxonomy_term_id,link_entity",
                services,
                i -> "n" + i + ",s" + i + ",t" + i % types.size() + ",service");
        table(
                zip,
                out,
                "languages.csv",
                "id,service_id,name,code",
                services,
                i -> "g" + i + ",s" + i + "," + (i % 4 == 0 ? "French,fr" : "English,en"));
        table(
                zip,
                out,
                "translations.csv",
                "entity,id,language,field,value",
                services,
                i -> "service,s" + i + ",fr,name," + french(i % types.size()).replace(",", " ") + " " + i);
    }

    private static void table(ZipOutputStream zip, BufferedWriter out, String name, String header, int count, Rows rows)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(header);
        out.write('\n');
        for (int i = 0; i < count; i++) {
            out.write(rows.row(i));
            out.write('\n');
        }
        out.flush();
        zip.closeEntry();
    }

    private String service(int i) {
        String ages =
                switch (i % 5) {
                    case 0 -> "60,";
                    case 1 -> "18,";
                    case 2 -> "12,24";
                    default -> ",";
                };
        return "s" + i + ",o" + i / PER_ORGANIZATION + ","
                + english(i % types.size()).replace(",", " ") + " " + i + ",A service of the neighbourhood with "
                + words(i) + ",active," + ages + ",2026-0" + (i % 8 + 1) + "-01";
    }

    /** Words of descriptions repeat as they do in life: some everywhere, some rarely. */
    private static String words(int i) {
        return "volunteers who help with forms and appointments in room " + i % 977 + " near park " + i % 4211;
    }

    private String location(int i) {
        double[] town = towns[town(i)];
        double spread = town(i) < LARGE.size() ? 0.08 : 0.03;
        Random place = new Random(i);
        return String.format(
                Locale.ROOT,
                "l%d,physical,House %d,%.5f,%.5f",
                i,
                i,
                town[0] + place.nextGaussian() * spread,
                town[1] + place.nextGaussian() * spread);
    }

    /** Two of three services are in the large ones. */
    private static int town(int i) {
        return i % 3 == 0 ? i / 3 % TOWNS : i / 3 % LARGE.size();
    }

    private static String postalCode(int i) {
        int town = town(i);
        return "" + "KLMNP".charAt(town % 5) + town / 5 % 10 + (char) ('A' + town / 50) + " " + i % 10 + "A"
                + i / 10 % 10;
    }

    private String english(int type) {
        return vocabulary
                .display(Systems.SERVICE_TYPE, types.get(type), Locale.CANADA)
                .orElseThrow();
    }

    private String french(int type) {
        return vocabulary
                .display(Systems.SERVICE_TYPE, types.get(type), Locale.CANADA_FRENCH)
                .orElseThrow();
    }
}

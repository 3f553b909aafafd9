package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HSDS 1.x and 2.x had and 3.x has not, and the wrappings and spellings in which tables come. */
class OlderFormsTest {

    private static final String SERVICES = "id,name,status\ns1,Soup kitchen,active\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void holidaysPaymentsAndTheLanguagesOfATelephone() throws IOException {
        FeedContents contents = Packages.of("services.csv", "id,name,status,fees", "s1,Soup kitchen,active,$5")
                .with("services_at_location.csv", "id,service_id,location_id", "x1,s1,l1")
                .with("locations.csv", "id,name", "l1,Hall")
                .with("regular_schedules.csv", "service_id,weekday,opens_at,closes_at", "s1,Monday,09:00,17:00")
                .with(
                        "holiday_schedules.csv",
                        "id,service_at_location_id,closed,opens_at,closes_at,start_date,end_date",
                        "h1,x1,true,,,2026-12-24,2026-12-26",
                        "h2,x1,false,10:00,14:00,2026-12-31,2026-12-31",
                        "h3,,true,,,2026-07-01,2026-07-01")
                .with("payments_accepted.csv", "id,service_id,payment", "p1,s1,Cash", "p2,s1,Visa")
                .with(
                        "phones.csv",
                        "id,service_id,number,language,department,description",
                        "t1,s1,604-555-0123,\"en,es\",Intake,Front desk")
                .with("languages.csv", "id,phone_id,language", "g1,t1,Arabic")
                .read(folder);
        Listing listing = Packages.only(contents);
        assertThat(listing.hours().weekly()).hasSize(1);
        assertThat(listing.hours().notes())
                .containsExactly(
                        new FeedText(
                                "Closed: 2026-12-24 – 2026-12-26",
                                Map.of("fr", "Fermé\u00A0: 2026-12-24 – 2026-12-26")),
                        new FeedText(
                                "Open 10:00–14:00: 2026-12-31", Map.of("fr", "Ouvert 10:00–14:00\u00A0: 2026-12-31")));
        assertThat(listing.cost().fees()).isNotNull().returns("$5\nPayment: Cash, Visa", FeedText::text);
        assertThat(listing.cost().free()).isFalse();
        assertThat(listing.telecom().get(0).label())
                .isNotNull()
                .returns("Front desk, Intake (en, es, Arabic)", FeedText::text);
        assertThat(Packages.rules(contents)).contains(DirectoryRule.LINK_MISSING);
        assertThat(contents.findings())
                .noneMatch(finding -> finding.rule() == DirectoryRule.COLUMN_IGNORED
                        && finding.place().matches(".*(?:closed|start_date|payment|language|department)"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-04,2026-03-04,-",
                "2026/03/04,2026-03-04,-",
                "20260304,2026-03-04,-",
                "25/12/2026,2026-12-25,-",
                "12/25/2026,2026-12-25,-",
                "05/05/2026,2026-05-05,-",
                "4 March 2026,2026-03-04,-",
                "'March 4, 2026',2026-03-04,-",
                "4 août 2026,2026-08-04,-",
                "04-Jul-2026,2026-07-04,-",
                "03/04/2026,-,date-ambiguous",
                "31/02/2026,-,date-dropped",
                "13/13/2026,-,date-dropped",
                "4 Smarch 2026,-,date-dropped",
                "soon,-,date-dropped",
                "01/01/1900,-,date-sentinel",
            })
    void aDateIsReadWhereItIsCertain(String written, @Nullable String day, @Nullable String rule) {
        assertThat(FeedDate.day(written).value()).isEqualTo(day);
        assertThat(FeedDate.day(written).rules().stream().map(DirectoryRule::id))
                .containsExactlyElementsOf(rule == null ? java.util.List.of() : java.util.List.of(rule));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "25/12/2025,2026-04-03",
                "12/25/2025,2026-03-04",
                "2025-12-25,-",
            })
    void theRestOfAFeedTellsWhichComesFirst(String other, @Nullable String day) throws IOException {
        FeedContents contents = Packages.of(
                        "services.csv",
                        "id,name,status,assured_date",
                        "s1,Soup kitchen,active,03/04/2026",
                        "s2,Tea,active," + other)
                .read(folder);
        assertThat(contents.listings().get(0).verified()).isEqualTo(day);
        assertThat(Packages.rules(contents).contains(DirectoryRule.DATE_AMBIGUOUS))
                .isEqualTo(day == null);
    }

    @Test
    void gzipAndTar() throws IOException {
        for (String name : new String[] {"services.csv.gz", "services.gz", "feed"}) {
            assertThat(listings(name, gzip(SERVICES.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(1);
        }
        byte[] tar = tar("package/services.csv", SERVICES.getBytes(StandardCharsets.UTF_8));
        assertThat(listings("feed.tar", tar)).isEqualTo(1);
        assertThat(listings("feed.tar.gz", gzip(tar))).isEqualTo(1);
        assertThat(Packages.of("readme.txt", "x")
                        .with("services.csv.gz", gzip(SERVICES.getBytes(StandardCharsets.UTF_8)))
                        .read(folder)
                        .listings())
                .hasSize(1);
        byte[] whole = gzip(tar);
        assertThatThrownBy(() -> listings("feed.tar.gz", Arrays.copyOf(whole, whole.length - 12)))
                .isInstanceOf(FeedRefusedException.class);
        assertThatThrownBy(() -> listings("feed.tar.gz", gzip(Arrays.copyOf(tar, 520))))
                .isInstanceOf(FeedRefusedException.class);
        assertThatThrownBy(
                        () -> listings("feed.tar", tar("../services.csv", SERVICES.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class,
                        refused -> assertThat(refused.finding().rule()).isEqualTo(DirectoryRule.PACKAGE_PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Services of the town, all of them, 2026\nid,organization_id,name,status\ns1,o1,Café,active\ns2,o1,Soup,active\n",
                "Community directory, Town of Elm\r\n\r\nid;organization_id;name;status\r\ns1;o1;Café;active\r\ns2;o1;Soup, tea;active\r\n",
                "\uFEFF\uFEFFid\torganization_id\tname\tstatus\ns1\to1\tCafé\tactive\ns2\to1\tSoup, tea, bread, cake\tactive\n",
                "sep=;\nid;organization_id;name;status\ns1;o1;Café;active\ns2;o1;Soup;active\n",
                "Title\nSubtitle, with a comma\nid|organization_id|name|status\ns1|o1|Café|active\ns2|o1|\"Soup|tea\"|active\n",
                "id,organization_id,name,status\ns1,o1,Café,active\ns2,o1,Soup,active\n",
                "id,organization_id,name,status\ns1,o1,Café,active,\ns2,o1,Soup,active,\n",
            })
    void aTitleAboveTheHeaderAnySeparatorAndAnyCharacterSet(String text) throws IOException {
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16, StandardCharsets.UTF_16LE
        }) {
            if (!charset.newEncoder().canEncode(text)) {
                continue;
            }
            FeedContents contents = Packages.contents(written("table.csv", text.getBytes(charset)));
            assertThat(contents.listings()).as(charset.name()).hasSize(2);
            assertThat(contents.listings().get(0).name().text()).isEqualTo("Café");
        }
    }

    private int listings(String name, byte[] bytes) throws IOException {
        return Packages.contents(written(name, bytes)).listings().size();
    }

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(Files.createTempDirectory(folder, "file").resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }

    /** One file in the format of POSIX: a header of 512 bytes, the file filled up to 512, two empty blocks. */
    private static byte[] tar(String name, byte[] bytes) {
        byte[] tar = new byte[512 + (bytes.length + 511) / 512 * 512 + 1024];
        put(tar, 0, name);
        put(tar, 124, String.format("%011o", bytes.length));
        put(tar, 156, "0");
        put(tar, 257, "ustar\u000000");
        System.arraycopy(bytes, 0, tar, 512, bytes.length);
        return tar;
    }

    private static void put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }
}

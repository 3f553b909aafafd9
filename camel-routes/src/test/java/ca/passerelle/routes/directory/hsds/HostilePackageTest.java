package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.wire.PackageLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken and ill-meant packages: refused as a whole when their end is in doubt, read with findings otherwise, never a crash. */
class HostilePackageTest {

    private static final PackageLimits SMALL = new PackageLimits(20, 2_000_000, 1_000_000, 10_000);

    private final Path folder;

    HostilePackageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Packages small() {
        return Packages.of("organizations.csv", "id,name", "o1,Elm House")
                .with("services.csv", "id,organization_id,name,status", "s1,o1,Soup,active", "s2,o1,Walks,active");
    }

    private static void refused(Path path, DirectoryRule rule) {
        assertThatThrownBy(() -> Packages.contents(path, SMALL))
                .isInstanceOfSatisfying(
                        FeedRefusedException.class,
                        refused -> assertThat(refused.finding().rule()).isEqualTo(rule));
    }

    @Test
    void truncatedZip() throws IOException {
        byte[] whole = Files.readAllBytes(small().zip(folder));
        for (int length = 2; length < whole.length; length++) {
            Path cut = folder.resolve("cut.zip");
            Files.write(cut, Arrays.copyOf(whole, length));
            refused(cut, DirectoryRule.PACKAGE_UNREADABLE);
        }
    }

    @Test
    void bomb() throws IOException {
        refused(small().with("phones.csv", new byte[1_500_000]).zip(folder), DirectoryRule.PACKAGE_TOO_LARGE);
        Packages many = small();
        for (int i = 0; i < 30; i++) {
            many.with("f" + i + ".csv", "id");
        }
        refused(many.zip(folder), DirectoryRule.PACKAGE_TOO_MANY_FILES);
        refused(
                small().with("phones.csv", "id,number", "1," + "9".repeat(100_000))
                        .zip(folder),
                DirectoryRule.CELL_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../services.csv",
                "/etc/services.csv",
                "a/../../services.csv",
                "a\\..\\..\\services.csv",
                "C:/services.csv"
            })
    void pathsThatLeadOut(String name) throws IOException {
        refused(small().with(name, "id,name", "s9,Evil").zip(folder), DirectoryRule.PACKAGE_PATH);
    }

    @ParameterizedTest
    @CsvSource({
        "'', answer-empty",
        "<html><body>Please log in</body></html>, answer-is-page",
        "'{\"error\":\"expired\"}', format-unknown",
        "a;b;c, format-unknown"
    })
    void nothingInIt(String services, String rule) throws IOException {
        refused(
                Packages.of("data.bin", services).zip(folder),
                DirectoryRule.of(rule).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":\"s1\",\"name\":\"So", "{\"contents\":[{\"id\":\"s1\"}", "[{]"})
    void truncatedJson(String services) throws IOException {
        refused(small().with("page.json", services).zip(folder), DirectoryRule.FILE_UNREADABLE);
    }

    @Test
    void notAPackageAtAll() throws IOException {
        Path login = folder.resolve("login.zip");
        Files.writeString(login, "<html>Please log in</html>");
        refused(login, DirectoryRule.ANSWER_IS_PAGE);
    }

    @Test
    void aPageInsteadOfOneFile() throws IOException {
        refused(
                small().with("phones.csv", "<!DOCTYPE html><html><body>Sign in</body></html>")
                        .zip(folder),
                DirectoryRule.ANSWER_IS_PAGE);
    }

    @Test
    void aPlainFileThatBreaksOff() throws IOException {
        Path services = folder.resolve("services.csv");
        Files.writeString(services, "id,organization_id,name,status\ns1,o1,Soup,active\ns2,o1,Wa");
        refused(services, DirectoryRule.FILE_TRUNCATED);
        Files.writeString(services, "id,organization_id,name,status\ns1,o1,Soup,active\ns2,o1,Walks,active");
        assertThat(Packages.contents(services).listings()).hasSize(2);
    }

    @Test
    void tablesWithoutTellingNames() throws IOException {
        FeedContents contents = Packages.of("a", "id,name,legal_status", "o1,Elm House,charity")
                .with("b", "id,organization_id,name,status", "s1,o1,Soup,active")
                .with("c", "id,location_type,latitude,longitude", "l1,physical,45.5,-73.6")
                .with("d", "id,service_id,location_id", "x1,s1,l1")
                .read(folder);
        assertThat(Packages.only(contents).place()).isEqualTo("l1");
        assertThat(Packages.only(contents).organizationListed()).isTrue();
    }

    @Test
    void charactersOfOtherTimes() throws IOException {
        byte[] windows = "id;name;status\ns1;Café des aînés;active\n".getBytes(Charset.forName("windows-1252"));
        FeedContents contents = Packages.of("organizations.csv", "id,name")
                .with("services.csv", windows)
                .read(folder);
        assertThat(Packages.only(contents).name().text()).isEqualTo("Café des aînés");
        assertThat(Packages.rules(contents)).contains(DirectoryRule.CHARSET_ASSUMED);
        byte[] marked = "\uFEFFid,name,status\ns1,Café,active\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Packages.only(new Packages().with("services.csv", marked).read(folder))
                        .name()
                        .text())
                .isEqualTo("Café");
        byte[] wide = "id,name,status\ns1,Café,active\n".getBytes(StandardCharsets.UTF_16);
        assertThat(Packages.only(new Packages().with("services.csv", wide).read(folder))
                        .name()
                        .text())
                .isEqualTo("Café");
    }

    @Test
    void aMissingQuotationMarkCostsItsOwnRowOnly() throws IOException {
        FeedContents contents = Packages.of(
                        "services.csv",
                        "id,name,description,status",
                        "s1,Soup,\"Hot\nsoup\",active",
                        "s2,\"Tea \"\"time,d,active",
                        "s3,Walks,6\" boots,active",
                        "s4,\"Songs\" together,\"For\nall\",active",
                        "s5,\"Cards,d,active",
                        "s6,Chess,d,active")
                .read(folder);
        assertThat(contents.listings()).extracting(Listing::service).containsExactly("s1", "s3", "s4", "s6");
        assertThat(contents.setAside()).containsExactlyInAnyOrder("s2", "s5");
        assertThat(Packages.rules(contents)).contains(DirectoryRule.QUOTES_UNBALANCED, DirectoryRule.RECORD_UNREADABLE);
    }

    /** What programs and people put above, between and around the rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\nid;name;status\ns1;Soup;active",
                "Services of 2026\n\nid;name;status\ns1;Soup;active",
                "\uFEFF\uFEFFid;name;status\ns1;Soup;active",
                "\uFEFF\"id\";\"name\";\"status\"\n\"s1\";\"Soup\";\"active\"",
                "id;name;status\nid;name;status\ns1;Soup;active\nid;name;status"
            })
    void whatStandsAroundTheRows(String services) throws IOException {
        FeedContents contents = Packages.of("data/desktop.ini", "[.ShellClassInfo]", "IconFile=x")
                .with("data/services.csv", services)
                .read(folder);
        assertThat(Packages.only(contents).name().text()).isEqualTo("Soup");
    }

    @Test
    void oneHugeValueIsDropped() throws IOException {
        Path zip = small().with("services.csv", "id,name,description", "s1,Soup," + "x".repeat(20_000), "s2,Tea,Hot")
                .zip(folder);
        FeedContents contents = Packages.contents(zip, SMALL);
        assertThat(contents.listings()).hasSize(2);
        assertThat(contents.listings().get(0).description()).isNull();
        assertThat(Packages.rules(contents)).contains(DirectoryRule.VALUE_TOO_LONG);
    }

    @Test
    void aPackageInAPackageAndFoldersOfWindows() throws IOException {
        Path inner = Packages.of("export\\services.csv", "id,name,status", "s1,Soup,active")
                .zip(folder);
        Path outer =
                new Packages().with("monday.zip", Files.readAllBytes(inner)).zip(folder);
        assertThat(Packages.only(Packages.contents(outer)).name().text()).isEqualTo("Soup");
        Path bomb = Packages.of("services.csv", "id,name,status", "s1," + "0".repeat(3_000_000))
                .zip(folder);
        refused(
                new Packages().with("monday.zip", Files.readAllBytes(bomb)).zip(folder),
                DirectoryRule.PACKAGE_TOO_LARGE);
        Path escaping = Packages.of("../services.csv", "id,name,status", "s1,Soup,active")
                .zip(folder);
        refused(
                new Packages().with("monday.zip", Files.readAllBytes(escaping)).zip(folder),
                DirectoryRule.PACKAGE_PATH);
    }

    @Test
    void aLineThatIsNoRecordCostsItselfOnly() throws IOException {
        FeedContents contents = Packages.of(
                        "services.ndjson",
                        "{\"id\":\"s1\",\"name\":\"Soup\",\"status\":\"active\"}",
                        "{\"id\":\"s2\",\"name\":\"Te",
                        "{\"id\":\"s3\",\"name\":\"Walks\",\"status\":\"active\"}")
                .read(folder);
        assertThat(contents.listings()).extracting(Listing::service).containsExactly("s1", "s3");
        assertThat(contents.setAside()).containsExactly("s2");
        Path cut = folder.resolve("services.ndjson");
        Files.writeString(cut, "{\"id\":\"s1\",\"name\":\"Soup\",\"status\":\"active\"}\n{\"id\":\"s2\",\"na");
        assertThatThrownBy(() -> Packages.contents(cut)).isInstanceOf(FeedRefusedException.class);
    }

    @Test
    void unpairedQuotesAreNoticed() throws IOException {
        FeedContents contents = Packages.of("services.csv", "id,name,status", "s1,\"Soup,active", "s2,Walks,active")
                .with("services.json", "[{\"id\":\"s3\",\"name\":\"Tea\",\"status\":\"active\"}]")
                .read(folder);
        assertThat(Packages.rules(contents)).contains(DirectoryRule.QUOTES_UNBALANCED);
    }
}

package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.listing.FeedContents;
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
                small().with("phones.csv", "id,number", "1," + "9".repeat(20_000))
                        .zip(folder),
                DirectoryRule.CELL_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../services.csv",
                "/etc/services.csv",
                "a/../../services.csv",
                "a\\services.csv",
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
    void unpairedQuotesAreNoticed() throws IOException {
        FeedContents contents = Packages.of("services.csv", "id,name,status", "s1,\"Soup,active", "s2,Walks,active")
                .with("services.json", "[{\"id\":\"s3\",\"name\":\"Tea\",\"status\":\"active\"}]")
                .read(folder);
        assertThat(Packages.rules(contents)).contains(DirectoryRule.QUOTES_UNBALANCED);
    }
}

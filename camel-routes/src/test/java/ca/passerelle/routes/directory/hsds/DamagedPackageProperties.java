package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.wire.PackageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Packages with random damage: read or refused, never anything else. */
class DamagedPackageProperties {

    private static final PackageLimits SMALL = new PackageLimits(20, 2_000_000, 1_000_000, 10_000);

    private static Packages small() {
        return Packages.of("organizations.csv", "id,name", "o1,Elm House")
                .with("services.csv", "id,organization_id,name,status", "s1,o1,Soup,active", "s2,o1,Walks,active");
    }

    @Property(tries = 300)
    void damagedZip(@ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll byte with) throws IOException {
        Path damaged = Files.createTempFile("damaged", ".zip");
        Path source = Files.createTempDirectory("source");
        byte[] bytes = Files.readAllBytes(small().zip(source));
        bytes[at % bytes.length] = with;
        Files.write(damaged, bytes);
        try {
            FeedContents contents = Packages.contents(damaged, SMALL);
            assertThat(contents.listings()).hasSizeLessThanOrEqualTo(2);
        } catch (FeedRefusedException refused) {
            assertThat(refused.finding().rule().severity()).isEqualTo(DirectoryRule.Severity.REFUSED);
        }
    }

    @Property(tries = 300)
    void anyTextAsServices(@ForAll String text) throws IOException {
        Path source = Files.createTempDirectory("source");
        Path zip = Packages.of("services.csv", "id,name,status", "s1,Soup,active", text)
                .zip(source);
        try {
            assertThat(Packages.contents(zip, SMALL).listings()).isNotEmpty();
        } catch (FeedRefusedException refused) {
            assertThat(refused.finding().rule()).isEqualTo(DirectoryRule.CELL_TOO_LARGE);
        }
    }
}

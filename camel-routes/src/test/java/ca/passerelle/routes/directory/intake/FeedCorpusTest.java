package ca.passerelle.routes.directory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.hsds.Corpus;
import ca.passerelle.routes.directory.listing.FeedContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real feeds of every format: what is a directory is read, what is not is refused with a rule, nothing crashes. */
class FeedCorpusTest {

    @ParameterizedTest
    @CsvSource({
        "airs-bc211/BC211_data_excerpt.xml,15,39,39",
        "airs-bc211/BC211_data_one_agency.xml,1,1,1",
        "dc211-icarol-sample.csv,230,647,648",
        "icarol-csv/iCarolData.csv,2,3,8",
        "icarol-json/icarol-complete.json,1,1,1",
        "ohana-sample-csv,8,22,23",
    })
    void aRealFeed(String name, int organizations, int places, int listings) {
        FeedContents contents = FeedReader.read(Corpus.directory(name), FeedSettings.PLAIN);
        assertThat(contents.organizations().size()).isEqualTo(organizations);
        assertThat(contents.places().size()).isEqualTo(places);
        assertThat(contents.listings().size()).isEqualTo(listings);
    }

    @Test
    void everyFile() throws IOException {
        try (Stream<Path> all = Files.walk(Corpus.directory("."))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(100);
            for (Path file : files) {
                try {
                    assertThat(FeedReader.read(file, FeedSettings.PLAIN).listings())
                            .as(file.toString())
                            .isNotEmpty();
                } catch (FeedRefusedException refused) {
                    assertThat(refused.finding().rule().severity())
                            .as(file.toString())
                            .isEqualTo(DirectoryRule.Severity.REFUSED);
                }
            }
        }
    }
}

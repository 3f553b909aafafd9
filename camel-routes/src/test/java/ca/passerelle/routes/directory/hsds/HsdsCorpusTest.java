package ca.passerelle.routes.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.fhir.HealthcareServiceFromListing;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Listing;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real feeds come in whole: every service is listed or set aside with a rule. */
class HsdsCorpusTest {

    @Test
    void aRealPackageOfVersionOne() {
        FeedContents contents = Packages.contents(Corpus.directory("miami211-sample-datapackage.zip"));
        assertThat(contents.listings()).hasSize(1895);
        assertThat(contents.organizations()).hasSize(523);
        assertThat(contents.places()).hasSize(1895);
        assertThat(contents.listings().stream()
                        .mapToLong(listing -> listing.terms().size())
                        .sum())
                .isEqualTo(8_122);
        assertThat(contents.counts())
                .contains(
                        entry(DirectoryRule.LINK_MISSING, 1122),
                        entry(DirectoryRule.ORGANIZATION_UNKNOWN, 258 + 1372),
                        entry(DirectoryRule.STATUS_MISSING, 1895));
        assertThat(contents.places().stream().filter(place -> place.position() != null))
                .hasSize(1056);
        assertThat(contents.listings().stream().filter(listing -> !listing.organizationListed()))
                .hasSize(258);
    }

    @Test
    void noDirtIsLeftInIt() {
        FeedContents contents = Packages.contents(Corpus.directory("miami211-sample-datapackage.zip"));
        assertThat(contents.listings().stream()
                        .map(Listing::description)
                        .flatMap(Stream::ofNullable)
                        .map(FeedText::text)
                        .filter(text -> text.contains("###") || text.contains("\\n") || text.contains("G\u00C7")))
                .isEmpty();
        assertThat(contents.listings().stream().map(listing -> listing.cost().free()))
                .containsOnly(false);
        assertThat(contents.listings().stream()
                        .map(listing -> HealthcareServiceFromListing.service(listing, new FeedIds("miami"))
                                .getIdElement()
                                .getIdPart())
                        .collect(Collectors.toSet()))
                .hasSize(1895);
    }

    @ParameterizedTest
    @CsvSource({
        "hsds-3.0-examples,1,1",
        "hsds-3.0-examples/csv,1,1",
        "oruk-V3.0-UK-Default,1,1",
        "oruk-V3.0-UK-Warn,2,1"
    })
    void examplesOfVersionThree(String name, int listings, int organizations) {
        FeedContents contents = Packages.contents(Corpus.directory(name));
        assertThat(contents.listings()).hasSize(listings);
        assertThat(contents.organizations()).hasSize(organizations);
        assertThat(contents.listings().get(0).organizationListed()).isTrue();
        assertThat(contents.places().get(0).position()).isNull();
        assertThat(Packages.rules(contents)).contains(DirectoryRule.COORDINATES_DROPPED);
    }

    @Test
    void aPublishedSampleOfVersionOnePointOne() {
        FeedContents contents = Packages.contents(Corpus.directory("hsds-1.1-sample-simple"));
        assertThat(contents.listings()).hasSize(13);
        assertThat(contents.organizations()).hasSize(10);
        assertThat(contents.listings()).allMatch(Listing::organizationListed);
    }
}

package ca.passerelle.routes.directory.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a confidential place is taken out of texts, and what says that it is one. */
class SecretWordsTest {

    @Test
    void confidentialityIsReadWhereAnAddressStands() {
        assertThat(Confidentiality.inAddress("CONFIDENTIAL")).isTrue();
        assertThat(Confidentiality.inAddress("Adresse non divulguée")).isTrue();
        assertThat(Confidentiality.inAddress("12 Confidence Road")).isFalse();
        assertThat(Confidentiality.inAddress("12 Secret Cove")).isFalse();
        assertThat(Confidentiality.inWords("Shelter (address withheld)")).isTrue();
        assertThat(Confidentiality.inWords("Women's shelter; the location is kept confidential."))
                .isTrue();
        assertThat(Confidentiality.inWords("L'adresse est gardée confidentielle"))
                .isTrue();
        assertThat(Confidentiality.inWords("Refuge dont l'emplacement demeure secret"))
                .isTrue();
        assertThat(Confidentiality.inWords("Our address is not published")).isTrue();
        assertThat(Confidentiality.inWords("A secret garden at the site")).isFalse();
        assertThat(Confidentiality.inWords("Maison à l'adresse confidentielle")).isTrue();
        assertThat(Confidentiality.inWords("Free and confidential counselling at our location"))
                .isFalse();
    }

    @Test
    void secretAddressesLeaveEveryText() {
        Redaction redaction = new Redaction(Set.of("12 Cedar Lane", "V6B 1A1", "Suite 3"));
        assertThat(redaction.apply("Come to 12 CEDAR LN., Vancouver v6b1a1."))
                .isEqualTo("Come to […] LN., Vancouver […].");
        assertThat(redaction.apply("Call 604-555-0112, Suite 3")).isEqualTo("Call 604-555-0112, Suite 3");
        assertThat(redaction.covers("12 cedar lane")).isTrue();
    }

    /** Sentences by which publishers say that a place is not told; hiding what is public would keep people away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The location of this shelter is confidential",
                "L'emplacement de la maison est confidentiel",
                "Our address is not made public",
                "Our address isn't publicly disclosed.",
                "The location will not be given out",
                "Notre adresse n'est pas publique",
                "L’adresse n’est pas divulguée",
                "L'emplacement ne sera jamais dévoilé",
                "Address available upon request only",
                "Adresse fournie sur demande"
            })
    void placesThatAreNotTold(String text) {
        assertThat(Confidentiality.inWords(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Confidential counselling at three locations",
                "Call for the location of the confidential support group",
                "The site is not available on Sundays",
                "Interpreters on site available upon request",
                "Les renseignements sur le lieu de rencontre restent gratuits et confidentiels",
                "Services are free and confidential. Address: 12 Main Street"
            })
    void placesThatAreTold(String text) {
        assertThat(Confidentiality.inWords(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Private address", "Adresse privée", "Call for location", "Appelez pour obtenir l'adresse"})
    void addressesThatAreNotTold(String line) {
        assertThat(Confidentiality.inAddress(line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "is_confidential, yes, true",
        "PhysicalAddressIsPrivate, True, true",
        "physical_address_is_private, 1, true",
        "Hide Address, Y, true",
        "confidential_flag, N, false",
        "display_address, no, true",
        "display_address, yes, false",
        "is_public, 0, true",
        "visibility, private, true",
        "visibility, public, false",
        "privacy_policy, none is shared, false",
        "mailing_address_is_private, yes, false",
        "public, no, false",
        "description, confidential, false"
    })
    void flagsByAnyName(String column, String value, boolean hides) {
        assertThat(SecrecyFlag.hides(column, value)).isEqualTo(hides);
    }
}

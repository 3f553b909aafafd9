package ca.passerelle.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.identity.PersonMatch.Ground;
import ca.passerelle.gateway.identity.PersonMatch.Verdict;
import ca.passerelle.gateway.identity.Persons.Pair;
import ca.passerelle.profiles.HealthNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is one person: by tables, and by properties that hold for any records. */
class PersonMatchTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource({
        "ON,1234567897,RIGHT",
        "ON,1234567890,WRONG",
        "ON,12345,WRONG",
        "BC,9999999973,RIGHT",
        "BC,9999999974,WRONG",
        "BC,8999999973,WRONG",
        "QC,TREM48591712,RIGHT",
        "QC,TREM48991712,WRONG",
        "QC,trem48091712,RIGHT",
        "NS,6677889900,UNKNOWN",
        "AB,123456789,UNKNOWN",
    })
    void aCheckDigitIsRightWrongOrNotKnown(HealthNumber province, String number, CheckDigit expected) {
        assertThat(CheckDigit.of(province, number)).isEqualTo(expected);
    }

    /** Of two records: province, number, family, given, birth date; and what follows. */
    @ParameterizedTest
    @CsvSource({
        // The same number links, whatever the spelling; a wrong check digit only lowers the score.
        "BC,9999999973,Bélanger,Élise,1951-03-12, BC,9999999973,BELANGER,Elise,1951-03-12, LINK",
        "BC,9999999974,Bélanger,Élise,1951-03-12, BC,9999999974,Bélanger,Élise,1951-03-12, LINK",
        "BC,9999999973,Roy,Luc,1951-03-12, BC,9999999973,'','','', LINK",
        "BC,9999999973,Roy,Luc,1951-03-12, BC,9999999973,Roy-Côté,Luc,1951-03-12, LINK",
        // One number on two records that agree in nothing else: a mistyped number or a borrowed card. A person looks.
        "BC,9999999973,Roy,Luc,1951-03-12, BC,9999999973,Wong,Mei,1990-01-01, PROPOSE",
        "BC,9999999974,Roy,Luc,1951-03-12, BC,9999999974,Wong,Luc,1951-03-13, PROPOSE",
        // The same digits of another authority are another number.
        "BC,9999999973,Roy,Luc,1951-03-12, ON,9999999973,Tremblay,Zoé,1960-01-01, NONE",
        // Name and birth date alone only propose, and not when both have a number of the same province that differs.
        "BC,9999999973,Bélanger,Élise,1951-03-12, ON,1234567897,Belanger,ELISE,1951-03-12, PROPOSE",
        "BC,9999999973,Roy,Luc,1951-03-12, BC,9123456780,Roy,Luc,1951-03-12, NONE",
        "BC,'',Roy,Luc,1951-03-12, BC,'',Roy,Luc,1951-03-12, PROPOSE",
        "BC,'',Roy,Luc,1951-03, BC,'',Roy,Luc,1951-03, NONE",
        "BC,'',Roy,Luc,1951-03-12, BC,'',Roy,Lucie,1951-03-12, NONE",
    })
    void whatIsSharedDecides(
            HealthNumber province,
            String number,
            String family,
            String given,
            String born,
            HealthNumber otherProvince,
            String otherNumber,
            String otherFamily,
            String otherGiven,
            String otherBorn,
            Verdict expected) {
        Traits one = Traits.of(ONE, patient(province.system(), number, family, given, born));
        Traits other =
                Traits.of(OTHER, patient(otherProvince.system(), otherNumber, otherFamily, otherGiven, otherBorn));
        PersonMatch match = PersonMatch.of(one, other);
        assertThat(match.verdict()).as(match.toString()).isEqualTo(expected);
        assertThat(PersonMatch.of(other, one)).isEqualTo(match);
    }

    @Property
    void nothingLinksByItselfButASharedIdentifierOfOneAuthority(
            @ForAll("people") Patient a, @ForAll("people") Patient b) {
        Traits one = Traits.of(ONE, a);
        Traits other = Traits.of(OTHER, b);
        PersonMatch match = PersonMatch.of(one, other);
        assertThat(PersonMatch.of(other, one)).isEqualTo(match);
        assertThat(match.score()).isBetween(0, 100);
        boolean shared = !Collections.disjoint(one.identifiers(), other.identifiers());
        assertThat(match.grounds().contains(Ground.SAME_IDENTIFIER)).isEqualTo(shared);
        if (!shared) {
            assertThat(match.verdict()).isNotEqualTo(Verdict.LINK);
        } else {
            // A check digit never keeps a person out: a shared identifier is always looked at.
            assertThat(match.verdict()).isNotEqualTo(Verdict.NONE);
        }
    }

    @Property
    void whoIsOnePersonDependsNeitherOnTheOrderNorOnTheNumberOfLinks(
            @ForAll List<@IntRange(max = 80) Integer> ends, @ForAll Random random) {
        Set<UUID> patients = new HashSet<>();
        List<Pair> links = new ArrayList<>();
        for (int index = 0; index + 1 < ends.size(); index += 2) {
            Pair link = Pair.of(new UUID(7, ends.get(index)), new UUID(7, ends.get(index + 1)));
            links.add(link);
            patients.add(link.one());
            patients.add(link.other());
        }
        Map<UUID, UUID> persons = Persons.of(patients, links);
        List<Pair> shuffled = new ArrayList<>(links);
        shuffled.addAll(links);
        Collections.shuffle(shuffled, random);
        assertThat(Persons.of(patients, shuffled)).isEqualTo(persons);
        links.forEach(link -> assertThat(persons.get(link.one())).isEqualTo(persons.get(link.other())));
        persons.forEach((patient, person) -> assertThat(persons.get(person)).isEqualTo(person));
    }

    @Provide
    Arbitrary<Patient> people() {
        return Combinators.combine(
                        Arbitraries.of(HealthNumber.BC, HealthNumber.ON, HealthNumber.NS),
                        Arbitraries.of("9999999973", "9999999974", "1234567897", ""),
                        Arbitraries.of("Roy", "Wong", "roy", ""),
                        Arbitraries.of("Luc", "Mei", ""),
                        Arbitraries.of("1951-03-12", "1990-01-01", "1951", ""))
                .as((province, number, family, given, born) -> patient(province.system(), number, family, given, born));
    }

    private static Patient patient(String system, String number, String family, String given, String born) {
        Patient patient = new Patient();
        if (!number.isEmpty()) {
            patient.addIdentifier().setSystem(system).setValue(number);
        }
        if (!family.isEmpty()) {
            patient.addName().setFamily(family).addGiven(given.isEmpty() ? null : given);
        }
        if (!born.isEmpty()) {
            patient.getBirthDateElement().setValueAsString(born);
        }
        return patient;
    }
}

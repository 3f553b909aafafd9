package ca.passerelle.gateway.duplicates.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.duplicates.likeness.DuplicateMatch.Verdict;
import ca.passerelle.gateway.duplicates.likeness.Ground.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one service: by tables, and by properties that hold for any listings. */
class DuplicateMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Two strong keys and the name.
            name=Meals on Wheels; org=Fir House; tel=+16045550101          | name=MEALS ON WHEELS; org=Fir House Society; tel=+16045550101 | LINK | SAME_NAME SAME_PHONE
            name=Soup Kitchen; org=Fir House; at=12 King Street West; code=K1A 0B1; city=Ottawa | name=The Soup Kitchen; org=Fir House; at=12 King St. W., Main Hall; code=K1A0B1; city=Ottawa | LINK | SAME_NAME SAME_ADDRESS
            name=Fir House - Soup Kitchen; org=Fir House; tel=+16045550101; at=12 King St; city=Ottawa | name=Soup Kitchen; org=Fir House; at=12 rue King; city=City of Ottawa; tel=+16045550101 | LINK | SAME_NAME SAME_PHONE SAME_ADDRESS
            name=Evening tutoring club for newcomers; tel=+16045550101; web=https://www.fir.ca/tutoring/ | name=Evening tutoring club newcomers; tel=+16045550101; web=http://fir.ca/tutoring | LINK | SAME_PHONE SAME_ONLINE
            fr=Banque alimentaire; org=Maison Sapin; tel=+16045550101       | name=Food Bank; fr=La banque alimentaire; org=Maison Sapin; tel=+16045550101 | LINK | SAME_NAME SAME_PHONE
            name=Drop-in; org=Fir House; bn=12345 6789 RR0001; at=5-12 King St; code=K1A 0B1; city=Ottawa | name=Drop-in; org=Fir House; bn=123456789RR0001; at=12 King St Unit 5; code=K1A 0B1; city=Ottawa | LINK | SAME_ORGANIZATION
            # Of one thing, one key: mail and web, and whatever names the organisation.
            name=Tutoring for all of the newcomers; web=fir.ca/a; mail=a@fir.ca | name=Tutoring for newcomers; web=fir.ca/a; mail=a@fir.ca | PROPOSE | SAME_ONLINE
            name=Job club; org=Fir House; bn=123456789RR0001; otel=+16045550100 | name=Job club; org=Fir House; bn=123456789; otel=+16045550100; at=12 King St; code=K1A 0B1 | PROPOSE | SAME_NAME SAME_ORGANIZATION PLACE_OF_ONE
            # One organisation, one door, one telephone: two programs.
            name=Family Counselling; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1 | name=Food Hampers; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1 | NONE | SAME_PHONE SAME_ADDRESS
            name=Family Counselling; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1 | name=Grief Counselling; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1 | PROPOSE | ALIKE_NAME
            # A name that hundreds have, of other organisations.
            name=Food Bank; org=Fir House; city=Ottawa | name=Food Bank; org=Oak Mission; city=Ottawa | PROPOSE | ALIKE_NAME
            name=Food Bank; org=Fir House; tel=+16045550101 | name=Food Bank; org=Oak Mission; tel=+16045550102 | NONE | ALIKE_NAME
            # A shared building, another unit of it.
            name=Legal Clinic; org=Fir House; at=12 King St Suite 200; code=K1A 0B1 | name=Legal Clinic; org=Oak Mission; at=12 King St Suite 300; code=K1A 0B1 | NONE | ALIKE_NAME
            # It may have moved; a person looks.
            name=Job club; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1 | name=Job club; org=Fir House; tel=+16045550101; at=90 Elm St; code=K1A 9Z9 | PROPOSE | OTHER_ADDRESS
            # Short numbers, faxes and extensions.
            name=Crisis and distress line; tel=211 | name=Crisis and distress line; tel=211 | PROPOSE | SAME_NAME
            name=Intake desk of the north; tel=+16045550101x4; city=Ottawa | name=Intake desk of the north; tel=+16045550101x5; city=Ottawa | PROPOSE | SAME_NAME
            # One speaks English, the other French.
            name=Soup Kitchen; tel=+16045550101; at=12 King St; code=K1A 0B1 | fr=Soupe populaire; tel=+16045550101; at=12 rue King; code=K1A 0B1 | PROPOSE | SAME_PHONE SAME_ADDRESS
            name=Soup Kitchen; tel=+16045550101; type=soup | fr=Soupe populaire; tel=+16045550101; type=soup | PROPOSE | SAME_PHONE SAME_TYPE
            name=Soup Kitchen; tel=+16045550101 | fr=Soupe populaire; tel=+16045550101 | NONE | SAME_PHONE
            # Nothing but the name and the neighbourhood.
            name=Community kitchen evenings; city=Ottawa | name=Community kitchen evening; city=Ottawa | PROPOSE | SAME_NAME
            name=Community kitchen; city=Ottawa | name=Community garden; city=Ottawa | NONE | ''
            """)
    void whatIsSharedDecides(String one, String other, Verdict verdict, String grounds) {
        DuplicateMatch match = match(one, other, Set.of());
        assertThat(match.verdict()).as(match.toString()).isEqualTo(verdict);
        assertThat(match.grounds()).containsAll(grounds(grounds));
        assertThat(match(other, one, Set.of())).isEqualTo(match);
    }

    /** All of these have one telephone and one address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Legion Branch 12        | Legion Branch 14          | OTHER_NUMBER
            Food Bank 1             | Food Bank 2               | OTHER_NUMBER
            First Street Pantry     | Second Street Pantry      | OTHER_NUMBER
            Parenting Level II      | Parenting Level 3         | OTHER_NUMBER
            Deuxième toit           | 1er toit                  | OTHER_NUMBER
            Family Group A          | Family Group B            | OTHER_NUMBER
            Youth Housing Help      | Senior Housing Help       | CONTRASTING_NAME
            Men's Shelter           | Women's Shelter           | CONTRASTING_NAME
            Maison pour hommes      | Maison pour femmes        | CONTRASTING_NAME
            Overnight Warming Room  | Day Warming Room          | CONTRASTING_NAME
            Elm Hub North           | Elm Hub South             | CONTRASTING_NAME
            """)
    void namesThatExcludeEachOtherAreNeverOneService(String one, String other, Ground veto) {
        String rest = "; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1; web=fir.ca/x";
        DuplicateMatch match = match("name=" + one + rest, "name=" + other + rest, Set.of());
        assertThat(match.verdict()).as(match.toString()).isEqualTo(Verdict.NONE);
        assertThat(match.grounds()).contains(veto);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name=Job club; city=Ottawa; at=12 King St; code=K1A 0B1 | name=Job club; city=Gatineau; at=90 rue Orme; code=J8X 1A1 | OTHER_MUNICIPALITY
            name=Job club; ages=12-18                               | name=Job club; ages=19-                                  | OTHER_AGES
            """)
    void placesAndAgesThatExcludeEachOtherAreNeverOneService(String one, String other, Ground veto) {
        String rest = "; org=Fir House; tel=+16045550101; web=fir.ca/x";
        DuplicateMatch match = match(one + rest, other + rest, Set.of());
        assertThat(match.verdict()).as(match.toString()).isEqualTo(Verdict.NONE);
        assertThat(match.grounds()).contains(veto);
    }

    @Test
    void aMunicipalityByAnotherNameIsNoOtherMunicipality() {
        String rest = "; org=Fir House; tel=+14165550101; at=12 King St; code=M1B 2C3";
        assertThat(match("name=Job club; city=Scarborough" + rest, "name=Job club; city=Toronto" + rest, Set.of())
                        .verdict())
                .isEqualTo(Verdict.LINK);
    }

    @Test
    void beingOpenAlwaysIsNoNumberAndANumberOfOneIsADoubt() {
        String rest = "; org=Fir House; tel=+14165550101; at=12 King St; code=M1B 2C3";
        assertThat(match("name=Distress line 24/7" + rest, "name=Distress line" + rest, Set.of())
                        .verdict())
                .isEqualTo(Verdict.LINK);
        assertThat(match("name=Distress line 2" + rest, "name=Distress line" + rest, Set.of()))
                .returns(Verdict.PROPOSE, DuplicateMatch::verdict)
                .satisfies(match -> assertThat(match.grounds()).contains(Ground.NUMBER_OF_ONE));
    }

    @Test
    void whatTooManyShareIsNoStrongKey() {
        String one = "name=Family Counselling; org=Fir House; tel=+16045550101; at=12 King St; code=K1A 0B1";
        String other = "name=Family Counselling; org=Oak Mission; tel=+16045550101; at=12 King St; code=K1A 0B1";
        assertThat(match(one, other, Set.of()).verdict()).isEqualTo(Verdict.LINK);
        DuplicateMatch shared = match(one, other, Set.of("contact +16045550101", "address 12 K1A0B1"));
        assertThat(shared.verdict()).isNotEqualTo(Verdict.LINK);
        assertThat(shared.grounds()).contains(Ground.SHARED_BY_MANY).doesNotContain(Ground.SAME_PHONE);
    }

    @Test
    void aConfidentialPlaceAndWhatIsNotOfferedHaveNoTraits() {
        assertThat(Described.traits(1, "fir", "name=Safe house; tel=+16045550101; city=Ottawa; secret"))
                .isEmpty();
        assertThat(Described.traits(1, "fir", "name=Safe house; tel=+16045550101; closed"))
                .isEmpty();
    }

    @Property
    void itIsSymmetricAndLinksOnTwoStrongKeysOfTwoFeedsOnly(
            @ForAll("listings") String one, @ForAll("listings") String other) {
        ListingTraits here = Described.traits(1, "fir", one).orElseThrow();
        ListingTraits there = Described.traits(2, "oak", other).orElseThrow();
        DuplicateMatch match = DuplicateMatch.of(here, there, Set.of());
        assertThat(DuplicateMatch.of(there, here, Set.of())).isEqualTo(match);
        assertThat(match.score()).isBetween(0, 100);
        if (match.verdict() == Verdict.LINK) {
            assertThat(match.grounds().stream().filter(ground -> ground.weight() == Weight.STRONG))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
        if (match.isVetoed()) {
            assertThat(match.verdict()).isEqualTo(Verdict.NONE);
        }
        if (match.verdict() != Verdict.NONE) {
            assertThat(here.keys()).as("they are found by a key").containsAnyElementsOf(there.keys());
        }
        Set<String> all = new HashSet<>(here.keys());
        all.addAll(there.keys());
        assertThat(DuplicateMatch.of(here, there, all).score()).isLessThanOrEqualTo(match.score());
        ListingTraits sameFeed = Described.traits(2, "fir", other).orElseThrow();
        assertThat(DuplicateMatch.of(here, sameFeed, Set.of()).verdict()).isEqualTo(Verdict.NONE);
    }

    @Provide
    Arbitrary<String> listings() {
        return Combinators.combine(
                        Arbitraries.of(
                                "name=Food Bank",
                                "name=Food Bank 2",
                                "name=Fir House Food Bank",
                                "name=Food Bank for youth",
                                "name=Food Bank for adults",
                                "fr=Banque alimentaire",
                                "name=Food Bank; fr=Banque alimentaire",
                                "name=Counselling"),
                        Arbitraries.of(
                                "", "; org=Fir House", "; org=Oak Mission", "; org=Fir House; bn=123456789RR0001"),
                        Arbitraries.of("", "; tel=+16045550101", "; tel=+16045550102"),
                        Arbitraries.of("", "; web=fir.ca/food", "; mail=food@fir.ca"),
                        Arbitraries.of(
                                "",
                                "; city=Ottawa",
                                "; city=Gatineau",
                                "; city=Ottawa; at=12 King St; code=K1A 0B1",
                                "; at=12 King St; city=Ottawa",
                                "; city=Ottawa; pos=45.42,-75.69",
                                "; city=Ottawa; at=90 Elm St; pos=45.42,-75.69"),
                        Arbitraries.of("", "; type=food"))
                .as((name, organization, phone, online, place, type) ->
                        name + organization + phone + online + place + type);
    }

    /** Stated for what the links of the machine alone make; with links of people, for what people did not join. */
    @Property
    void clustersDependOnNoOrderAndJoinNothingThatMustBeApart(
            @ForAll @Size(max = 24) List<@IntRange(max = 9) Integer> links,
            @ForAll @Size(max = 8) List<@IntRange(max = 9) Integer> vetoes,
            @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> decisions,
            @ForAll Random random) {
        Set<UUID> listings =
                IntStream.range(0, 10).mapToObj(id -> new UUID(9, id)).collect(Collectors.toSet());
        Map<ListingPair, Integer> found = new HashMap<>();
        pairs(links).forEach(pair -> found.put(pair, Math.floorMod(pair.hashCode(), 3) * 10));
        Set<ListingPair> apart = new HashSet<>(pairs(vetoes));
        List<ListingPair> decided = pairs(decisions);
        Clusters clusters = Clusters.of(listings, decided, found, apart);
        List<ListingPair> shuffled = new ArrayList<>(decided);
        Collections.shuffle(shuffled, random);
        List<ListingPair> order = new ArrayList<>(found.keySet());
        Collections.shuffle(order, random);
        Map<ListingPair, Integer> again = new LinkedHashMap<>();
        order.forEach(pair -> again.put(pair, found.get(pair)));
        assertThat(Clusters.of(listings, shuffled, again, apart)).isEqualTo(clusters);
        Map<UUID, UUID> byPeople =
                Clusters.of(listings, decided, Map.of(), Set.of()).cluster();
        apart.forEach(pair -> assertThat(areTogether(clusters.cluster(), pair)).isEqualTo(areTogether(byPeople, pair)));
        found.keySet().forEach(link -> assertThat(areTogether(clusters.cluster(), link))
                .isEqualTo(!clusters.refused().contains(link)));
        decided.forEach(
                link -> assertThat(areTogether(clusters.cluster(), link)).isTrue());
        clusters.cluster()
                .forEach((listing, cluster) -> assertThat(clusters.cluster()).containsEntry(cluster, cluster));
    }

    private static boolean areTogether(Map<UUID, UUID> cluster, ListingPair pair) {
        return Objects.equals(cluster.get(pair.one()), cluster.get(pair.other()));
    }

    private static List<ListingPair> pairs(List<Integer> ends) {
        List<ListingPair> pairs = new ArrayList<>();
        for (int at = 0; at + 1 < ends.size(); at += 2) {
            if (!ends.get(at).equals(ends.get(at + 1))) {
                pairs.add(new ListingPair(new UUID(9, ends.get(at)), new UUID(9, ends.get(at + 1))));
            }
        }
        return pairs;
    }

    private static Set<Ground> grounds(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isBlank())
                .map(Ground::valueOf)
                .collect(Collectors.toSet());
    }

    private static DuplicateMatch match(String one, String other, Set<String> shared) {
        return DuplicateMatch.of(
                Described.traits(1, "fir", one).orElseThrow(),
                Described.traits(2, "oak", other).orElseThrow(),
                shared);
    }
}

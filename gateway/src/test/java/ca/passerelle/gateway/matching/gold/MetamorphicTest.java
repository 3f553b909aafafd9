package ca.passerelle.gateway.matching.gold;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.matching.NeedsFromText;
import ca.passerelle.gateway.matching.criteria.Area;
import ca.passerelle.gateway.matching.criteria.Candidate;
import ca.passerelle.gateway.matching.criteria.Criterion;
import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.OneService;
import ca.passerelle.gateway.matching.criteria.Ranking;
import ca.passerelle.gateway.matching.criteria.Room;
import ca.passerelle.gateway.matching.criteria.ServiceTraits;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Verdict;
import ca.passerelle.gateway.matching.criteria.Weighing;
import ca.passerelle.profiles.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What must hold of every match, whoever asks and whatever the directory holds: shown for each vignette over the whole invented directory. */
class MetamorphicTest {

    private final Vocabulary vocabulary = Vocabulary.load();
    private final NeedsFromText texts = new NeedsFromText(vocabulary);
    private final GoldDirectory directory = new GoldDirectory();

    private List<DynamicTest> forEach(BiConsumer<Sought, Candidate> property) {
        return Vignette.all().stream()
                .map(vignette -> DynamicTest.dynamicTest(vignette.key(), () -> {
                    Sought sought = vignette.sought(directory, texts, vocabulary);
                    directory.seenFrom(sought.place()).forEach(candidate -> property.accept(sought, candidate));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theNearerTwinNeverRanksLower() {
        return forEach((sought, candidate) -> {
            Double km = candidate.km();
            if (km == null) {
                return;
            }
            Match far = Weighing.weigh(sought, candidate);
            Match near = Weighing.weigh(sought, at(candidate, km / 2));
            assertThat(near.points()).isGreaterThanOrEqualTo(far.points());
        });
    }

    @TestFactory
    List<DynamicTest> aCriterionThatIsNotMetNeverHelps() {
        return forEach((sought, candidate) -> {
            ServiceTraits traits = candidate.service();
            Match before = Weighing.weigh(sought, candidate);
            Sought unwanted = with(sought, Set.of(candidate.id()));
            assertThat(Weighing.weigh(unwanted, candidate).excluded()).isTrue();
            Candidate full = room(candidate, room(Room.State.NO_CAPACITY, Duration.ofDays(1)));
            assertThat(Weighing.weigh(sought, full).points())
                    .isLessThanOrEqualTo(
                            Weighing.weigh(sought, room(candidate, null)).points());
            Candidate closed = with(candidate, closed(traits));
            assertThat(Weighing.weigh(sought, closed).points()).isLessThanOrEqualTo(before.points());
        });
    }

    @TestFactory
    List<DynamicTest> whatIsBlankedIsToBeConfirmedAndNeverExcludes() {
        return forEach((sought, candidate) -> {
            ServiceTraits silent = new ServiceTraits(
                    true,
                    true,
                    Map.of(),
                    false,
                    null,
                    null,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    false,
                    false,
                    Set.of(),
                    Set.of(),
                    null,
                    null,
                    List.of(),
                    Area.UNKNOWN,
                    null,
                    null,
                    null);
            Candidate blank = new Candidate(
                    candidate.id(), candidate.organization(), silent, null, null, null, null, candidate.electronic());
            Match match = Weighing.weigh(sought, blank);
            assertThat(match.excluded()).as(match.judgements().toString()).isFalse();
            assertThat(match.judgements())
                    .filteredOn(judgement -> judgement.criterion() != Criterion.REFERRAL
                            && judgement.criterion() != Criterion.PREFERENCE)
                    .noneMatch(judgement -> judgement.verdict() == Verdict.UNMET)
                    .anyMatch(judgement -> judgement.verdict() == Verdict.UNKNOWN);
        });
    }

    @TestFactory
    List<DynamicTest> capacityThatIsTooOldIsUnknown() {
        return forEach((sought, candidate) -> {
            for (Room.State state : Room.State.values()) {
                Match stale = Weighing.weigh(sought, room(candidate, room(state, Duration.ofSeconds(-1))));
                Match unknown = Weighing.weigh(sought, room(candidate, null));
                assertThat(stale.points()).isEqualTo(unknown.points());
                assertThat(stale.verdict(Criterion.CAPACITY)).isEqualTo(Verdict.UNKNOWN);
            }
        });
    }

    @TestFactory
    List<DynamicTest> theOrderOfTheDirectoryDoesNotMatterAndOrganizationsAreSpread() {
        return Vignette.all().stream()
                .map(vignette -> DynamicTest.dynamicTest(vignette.key(), () -> {
                    Sought sought = vignette.sought(directory, texts, vocabulary);
                    List<Candidate> candidates = new ArrayList<>(directory.seenFrom(sought.place()));
                    List<UUID> first = ranked(sought, candidates);
                    Collections.shuffle(candidates, new Random(7));
                    assertThat(ranked(sought, candidates)).isEqualTo(first);
                    Map<UUID, Long> often = Ranking.rank(
                                    sought,
                                    candidates.stream()
                                            .map(one -> Weighing.weigh(sought, one))
                                            .toList(),
                                    1)
                            .matches()
                            .stream()
                            .limit(10)
                            .collect(Collectors.groupingBy(
                                    match -> match.candidate().organization(), Collectors.counting()));
                    assertThat(often.values()).allMatch(times -> times == 1);
                }))
                .toList();
    }

    /** What another source lists too is shown once, in its place, and by the other source only where this one is excluded. */
    @TestFactory
    List<DynamicTest> aSecondSourceOfTheSameServicesChangesNothing() {
        return Vignette.all().stream()
                .map(vignette -> DynamicTest.dynamicTest(vignette.key(), () -> {
                    Sought sought = vignette.sought(directory, texts, vocabulary);
                    List<Match> alone = new ArrayList<>();
                    List<Match> twice = new ArrayList<>();
                    List<Match> excluded = new ArrayList<>();
                    List<List<UUID>> clusters = new ArrayList<>();
                    for (Candidate one : directory.seenFrom(sought.place())) {
                        UUID other = new UUID(
                                ~one.id().getMostSignificantBits(), ~one.id().getLeastSignificantBits());
                        alone.add(Weighing.weigh(sought, one));
                        twice.add(Weighing.weigh(sought, as(other, one)));
                        twice.add(Weighing.weigh(sought, one));
                        excluded.add(Weighing.weigh(with(sought, Set.of(other)), as(other, one)));
                        clusters.add(List.of(other, one.id()));
                    }
                    List<List<UUID>> hereFirst = clusters.stream()
                            .map(cluster -> List.of(cluster.get(1), cluster.get(0)))
                            .toList();
                    assertThat(ids(sought, OneService.once(twice, hereFirst))).isEqualTo(ids(sought, alone));
                    assertThat(ids(sought, OneService.once(twice, clusters)))
                            .doesNotContainAnyElementsOf(ids(sought, alone))
                            .hasSameSizeAs(ids(sought, alone));
                    excluded.addAll(alone);
                    assertThat(ids(sought, OneService.once(excluded, clusters))).isEqualTo(ids(sought, alone));
                }))
                .toList();
    }

    /** The same wish in both languages leads to the same kind of service. */
    @Test
    void aTranslatedWishIsTheSameWish() {
        Map.of(
                        "food bank", "banque alimentaire",
                        "tax clinic", "clinique d'impôt",
                        "walking group", "club de marche",
                        "meals on wheels", "popote roulante",
                        "legal clinic", "clinique juridique",
                        "I feel lonely", "je souffre de solitude",
                        "help with my hydro bill", "aide pour ma facture d'hydro",
                        "community garden", "jardin communautaire")
                .forEach((english, french) ->
                        assertThat(texts.wanted(french)).as(french).isNotEmpty().isEqualTo(texts.wanted(english)));
    }

    private static List<UUID> ranked(Sought sought, List<Candidate> candidates) {
        return ids(
                sought,
                candidates.stream().map(one -> Weighing.weigh(sought, one)).toList());
    }

    private static List<UUID> ids(Sought sought, List<Match> weighed) {
        return Ranking.rank(sought, weighed, 3).matches().stream()
                .map(match -> match.candidate().id())
                .toList();
    }

    private static Room room(Room.State state, Duration left) {
        return new Room(state, null, null, null, GoldDirectory.NOW.plus(left));
    }

    private static Candidate as(UUID id, Candidate one) {
        return new Candidate(
                id,
                one.organization(),
                one.service(),
                one.place(),
                one.km(),
                one.areaKm(),
                one.room(),
                one.electronic());
    }

    private static Candidate at(Candidate one, double km) {
        return new Candidate(
                one.id(),
                one.organization(),
                one.service(),
                one.place(),
                km,
                one.areaKm(),
                one.room(),
                one.electronic());
    }

    private static Candidate room(Candidate one, @Nullable Room room) {
        return new Candidate(
                one.id(),
                one.organization(),
                one.service(),
                one.place(),
                one.km(),
                one.areaKm(),
                room,
                one.electronic());
    }

    private static Candidate with(Candidate one, ServiceTraits traits) {
        return new Candidate(
                one.id(),
                one.organization(),
                traits,
                one.place(),
                one.km(),
                one.areaKm(),
                one.room(),
                one.electronic());
    }

    private static ServiceTraits closed(ServiceTraits one) {
        return new ServiceTraits(
                false,
                one.referable(),
                one.fits(),
                one.needKnown(),
                one.ageFrom(),
                one.ageTo(),
                one.populations(),
                one.onlyFor(),
                one.genders(),
                one.languages(),
                one.designatedFrench(),
                one.interpreters(),
                one.accessibility(),
                one.modes(),
                one.charge(),
                one.least(),
                one.hours(),
                one.area(),
                one.conditions(),
                one.room(),
                one.verified());
    }

    private static Sought with(Sought sought, Set<UUID> excluded) {
        return new Sought(
                sought.wanted(),
                sought.place(),
                sought.travel(),
                sought.age(),
                sought.languages(),
                sought.languageRequired(),
                sought.designatedFrench(),
                sought.accessibility(),
                sought.cost(),
                sought.modes(),
                sought.times(),
                sought.populations(),
                sought.gender(),
                sought.preferences(),
                excluded,
                sought.crisis(),
                sought.moment());
    }
}

package ca.passerelle.gateway.duplicates.likeness;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whether two listings of different feeds are one service.
 *
 * @param score from 0 to 100: by what the questions to people are sorted
 * @param grounds what it rests on
 */
public record DuplicateMatch(Verdict verdict, int score, Set<Ground> grounds) {

    /** What follows. */
    public enum Verdict {
        /** One service, unless a person or other links speak against it. */
        LINK,
        /** A person is to look at it. */
        PROPOSE,
        NONE
    }

    /** Two listings at one address with one telephone are often two programs of one organisation: only nearly the same name links them. */
    private static final double LINKS = 0.8;

    /** Half of the words: below it the pairs are other programs of the same house, by the thousand. */
    private static final double PROPOSES = 0.5;

    /** Without any strong key the name has to carry it. */
    private static final double PROPOSES_ALONE = 0.75;

    /** A name of one organisation written in two ways; "City of" and "Society" make up less than this. */
    private static final double ONE_ORGANIZATION = 0.6;

    private static final int TELLING = 3;
    private static final int STRONG_KEYS = 2;

    public DuplicateMatch {
        grounds = grounds.isEmpty() ? EnumSet.noneOf(Ground.class) : EnumSet.copyOf(grounds);
    }

    /** @param shared keys of {@link ListingTraits#keys} that too many listings have to tell one service */
    public static DuplicateMatch of(ListingTraits one, ListingTraits other, Set<String> shared) {
        if (one.feed().equals(other.feed())) {
            return new DuplicateMatch(Verdict.NONE, 0, Set.of());
        }
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        grounds.addAll(vetoes(one, other));
        OptionalDouble likeness = likeness(one, other);
        contacts(one, other, shared, grounds);
        places(one, other, shared, grounds);
        names(one, other, likeness, grounds);
        if (!Collections.disjoint(one.types(), other.types())) {
            grounds.add(Ground.SAME_TYPE);
        }
        doubts(one, other, grounds);
        Verdict verdict = verdict(one, other, likeness, grounds);
        int score = grounds.stream().mapToInt(Ground::points).sum();
        return new DuplicateMatch(verdict, Math.max(0, Math.min(100, score)), grounds);
    }

    /** What keeps the two apart whatever else agrees. */
    public static Set<Ground> vetoes(ListingTraits one, ListingTraits other) {
        Set<Ground> vetoes = EnumSet.noneOf(Ground.class);
        if (hasOther(one.numbers(), other.numbers())
                || hasOther(one.organizationNumbers(), other.organizationNumbers())) {
            vetoes.add(Ground.OTHER_NUMBER);
        }
        if (Contrast.between(one.sides(), other.sides())) {
            vetoes.add(Ground.CONTRASTING_NAME);
        }
        if (one.place() != null && other.place() != null && one.place().isInOtherMunicipality(other.place())) {
            vetoes.add(Ground.OTHER_MUNICIPALITY);
        }
        if (isOlder(one, other) || isOlder(other, one)) {
            vetoes.add(Ground.OTHER_AGES);
        }
        return vetoes;
    }

    /** The same, but that it is not for a machine to link them. */
    public DuplicateMatch refused() {
        Set<Ground> more = EnumSet.of(Ground.CONFLICTING);
        more.addAll(grounds);
        return new DuplicateMatch(Verdict.PROPOSE, score, more);
    }

    public boolean isVetoed() {
        return has(Ground.Weight.VETO);
    }

    private boolean has(Ground.Weight weight) {
        return grounds.stream().anyMatch(ground -> ground.weight() == weight);
    }

    private static boolean hasOther(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && !one.containsAll(other) && !other.containsAll(one);
    }

    private static boolean isOlder(ListingTraits one, ListingTraits other) {
        return one.ageFrom() != null && other.ageTo() != null && one.ageFrom() > other.ageTo();
    }

    /** Empty when they have no language in common. */
    private static OptionalDouble likeness(ListingTraits one, ListingTraits other) {
        return one.spellings().stream()
                .flatMapToDouble(name ->
                        other.spellings().stream().filter(name::comparesWith).mapToDouble(name::likeness))
                .max();
    }

    private static void contacts(ListingTraits one, ListingTraits other, Set<String> shared, Set<Ground> grounds) {
        Set<String> phones = both(one.phones(), other.phones());
        Set<String> online = both(one.online(), other.online());
        Set<String> rest = both(one.contacts(), other.contacts());
        rest.removeAll(phones);
        rest.removeAll(online);
        key(phones, Ground.SAME_PHONE, shared, grounds);
        key(online, Ground.SAME_ONLINE, shared, grounds);
        key(rest, Ground.SAME_ORGANIZATION, shared, grounds);
    }

    private static void key(Set<String> values, Ground ground, Set<String> shared, Set<Ground> grounds) {
        boolean tells = values.stream().anyMatch(value -> !shared.contains("contact " + value));
        if (tells) {
            grounds.add(ground);
        } else if (!values.isEmpty()) {
            grounds.add(Ground.SHARED_BY_MANY);
        }
    }

    private static void places(ListingTraits one, ListingTraits other, Set<String> shared, Set<Ground> grounds) {
        ComparedPlace here = one.place();
        ComparedPlace there = other.place();
        if (here == null || there == null) {
            return;
        }
        if (here.isSameAddress(there)) {
            boolean many = both(here.addressKeys(), there.addressKeys()).stream()
                    .anyMatch(address -> shared.contains("address " + address));
            grounds.add(many ? Ground.SHARED_BY_MANY : Ground.SAME_ADDRESS);
        } else if (here.isElsewhere(there)) {
            grounds.add(Ground.OTHER_ADDRESS);
        }
    }

    private static void names(ListingTraits one, ListingTraits other, OptionalDouble likeness, Set<Ground> grounds) {
        if (likeness.isEmpty() || likeness.getAsDouble() < PROPOSES) {
            return;
        }
        grounds.add(isSameName(one, other) ? Ground.SAME_NAME : Ground.ALIKE_NAME);
    }

    /** "Food Bank" is the name of a hundred services: either the organisation agrees, or the name is long enough to tell. */
    private static boolean isSameName(ListingTraits one, ListingTraits other) {
        List<ComparedName> spellings = other.spellings();
        boolean organizationsKnown =
                !one.organizations().isEmpty() && !other.organizations().isEmpty();
        boolean oneOrganization = one.organizations().stream().anyMatch(name -> other.organizations().stream()
                .anyMatch(organization -> name.likeness(organization) >= ONE_ORGANIZATION));
        return one.spellings().stream()
                .filter(spellings::contains)
                .anyMatch(name ->
                        organizationsKnown ? oneOrganization : name.words().size() >= TELLING);
    }

    private static void doubts(ListingTraits one, ListingTraits other, Set<Ground> grounds) {
        if (!grounds.contains(Ground.OTHER_NUMBER) && !one.numbers().equals(other.numbers())) {
            grounds.add(Ground.NUMBER_OF_ONE);
        }
        boolean onlyTheOrganization = strong(grounds).equals(EnumSet.of(Ground.SAME_NAME, Ground.SAME_ORGANIZATION));
        if (onlyTheOrganization && (one.place() == null) != (other.place() == null)) {
            grounds.add(Ground.PLACE_OF_ONE);
        }
    }

    private static Set<Ground> strong(Set<Ground> grounds) {
        Set<Ground> strong = EnumSet.noneOf(Ground.class);
        grounds.stream()
                .filter(ground -> ground.weight() == Ground.Weight.STRONG)
                .forEach(strong::add);
        return strong;
    }

    private static Verdict verdict(
            ListingTraits one, ListingTraits other, OptionalDouble likeness, Set<Ground> grounds) {
        if (grounds.stream().anyMatch(ground -> ground.weight() == Ground.Weight.VETO)) {
            return Verdict.NONE;
        }
        int strong = strong(grounds).size();
        boolean doubted = grounds.stream().anyMatch(ground -> ground.weight() == Ground.Weight.DOUBT);
        boolean named = grounds.contains(Ground.SAME_NAME) || likeness.orElse(0) >= LINKS;
        if (strong >= STRONG_KEYS && named && !doubted) {
            return Verdict.LINK;
        }
        return isWorthAsking(one, other, likeness, grounds, strong) ? Verdict.PROPOSE : Verdict.NONE;
    }

    private static boolean isWorthAsking(
            ListingTraits one, ListingTraits other, OptionalDouble likeness, Set<Ground> grounds, int strong) {
        boolean moved = grounds.contains(Ground.OTHER_ADDRESS);
        if (likeness.isEmpty()) {
            // One speaks English and the other French.
            return !moved && (strong >= STRONG_KEYS || strong == 1 && grounds.contains(Ground.SAME_TYPE));
        }
        if (strong > 0 && likeness.getAsDouble() >= PROPOSES) {
            return !moved || strong >= STRONG_KEYS;
        }
        boolean near =
                one.place() != null && other.place() != null && one.place().isNear(other.place());
        return near && !moved && likeness.getAsDouble() >= PROPOSES_ALONE;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}

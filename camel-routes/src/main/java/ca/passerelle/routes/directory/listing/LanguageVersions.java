package ca.passerelle.routes.directory.listing;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One directory out of packages that tell the same records in different languages. Each version lives and dies alone: a record that one package
 * no longer holds keeps what the others say, and one that only the other language has is listed in that language.
 */
public final class LanguageVersions {

    private LanguageVersions() {}

    /**
     * @param language of the feed: its version decides everything but texts
     * @param versions language to contents; holds at least one
     */
    public static FeedContents merged(String language, Map<String, FeedContents> versions) {
        Map<String, FeedContents> ordered = new LinkedHashMap<>();
        if (versions.containsKey(language)) {
            ordered.put(language, versions.get(language));
        }
        ordered.putAll(versions);
        FeedContents all = null;
        for (Map.Entry<String, FeedContents> version : ordered.entrySet()) {
            String spoken = version.getKey();
            all = all == null
                    ? spoken.equals(language) ? version.getValue() : spoken(spoken, version.getValue())
                    : joined(all, spoken, version.getValue());
        }
        if (all == null) {
            throw new IllegalArgumentException("no version");
        }
        return all;
    }

    private static FeedContents spoken(String language, FeedContents contents) {
        TextJoin join = TextJoin.alone(language);
        return new FeedContents(
                contents.organizations().stream().map(join::organization).toList(),
                contents.places().stream().map(join::place).toList(),
                contents.listings().stream().map(join::listing).toList(),
                contents.secret(),
                contents.secrets(),
                contents.stamp(),
                contents.findings(),
                contents.counts());
    }

    private static FeedContents joined(FeedContents one, String language, FeedContents other) {
        Set<SourceKey> secret = new LinkedHashSet<>(one.secret());
        secret.addAll(other.secret());
        List<Finding> findings = new ArrayList<>(one.findings());
        findings.addAll(other.findings());
        Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);
        counts.putAll(one.counts());
        other.counts().forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
        TextJoin alone = TextJoin.alone(language);
        TextJoin with = TextJoin.with(language);
        return new FeedContents(
                both(
                        one.organizations(),
                        other.organizations(),
                        ListedOrganization::key,
                        alone::organization,
                        with::organization),
                both(one.places(), other.places(), ListedPlace::key, alone::place, with::place),
                both(one.listings(), other.listings(), Listing::key, alone::listing, with::listing),
                secret,
                one.secrets().and(other.secrets()),
                one.stamp(),
                findings,
                counts);
    }

    private static <T> List<T> both(
            List<T> one,
            List<T> other,
            Function<T, SourceKey> key,
            Function<T, T> alone,
            java.util.function.BinaryOperator<T> join) {
        Map<SourceKey, T> others = other.stream().collect(Collectors.toMap(key, Function.identity()));
        List<T> all = new ArrayList<>();
        for (T record : one) {
            T version = others.remove(key.apply(record));
            all.add(version == null ? record : join.apply(record, version));
        }
        other.stream()
                .filter(record -> others.containsKey(key.apply(record)))
                .map(alone)
                .forEach(all::add);
        return all;
    }
}

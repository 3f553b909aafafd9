package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.Telecom;
import ca.passerelle.routes.kit.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a crisis line by its words, in both languages, and whether the way to reach it changed. A wrong number costs lives here, so that such a
 * change waits for a person.
 */
final class CrisisLine {

    private static final Pattern WORDS = Pattern.compile(
            "(?iu)\\b(?:crisis|suicid\\w*|distress\\s+(?:line|centre|center)|hot\\s?line|help\\s?line\\s+24|kids help phone"
                    + "|(?:ligne|centre|intervention)\\s+(?:de|d’|d'|en)\\s?(?:crise|d[ée]tresse|[ée]coute)|situation\\s+de\\s+crise"
                    + "|pr[ée]vention\\s+du\\s+suicide|tel-aide|tél-aide|jeunesse,?\\s+j’?'?[ée]coute|988)\\b");

    private CrisisLine() {}

    /** SHA-256 of how it is reached; null for what is no crisis line. */
    static byte @Nullable [] fingerprint(Listing listing) {
        Stream<@Nullable FeedText> texts = Stream.concat(
                Stream.of(listing.name(), listing.alternateName()),
                listing.terms().stream().map(term -> term.display()));
        return of(texts, listing.telecom(), listing.status() == ListingStatus.ACTIVE);
    }

    static byte @Nullable [] fingerprint(ListedOrganization organization) {
        return of(Stream.of(organization.name(), organization.alternateName()), organization.telecom(), true);
    }

    private static byte @Nullable [] of(Stream<@Nullable FeedText> texts, List<Telecom> telecom, boolean active) {
        boolean crisis = Stream.concat(texts, telecom.stream().map(Telecom::label))
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.concat(Stream.of(text.text()), text.translations().values().stream()))
                .anyMatch(text -> WORDS.matcher(text).find());
        if (!crisis) {
            return null;
        }
        String reached = telecom.stream()
                .filter(way -> way.kind() == Telecom.Kind.PHONE
                        || way.kind() == Telecom.Kind.TEXT
                        || way.kind() == Telecom.Kind.MOBILE)
                .map(way -> way.kind() + " " + way.value() + " " + way.extension())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n", active + "\n", ""));
        return Sha256.of(reached);
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.PostalAddress;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.directory.listing.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The search row of a listing with its organisation and place. */
final class RowFromListing {

    private static final int SUMMARY = 400;

    private final FeedIds ids;
    private final String language;

    /** With the language of the feed's own texts. */
    RowFromListing(FeedIds ids, String language) {
        this.ids = ids;
        this.language = language;
    }

    ListingRow row(Listing listing, @Nullable ListedOrganization organization, @Nullable ListedPlace place) {
        PostalAddress address =
                place == null ? null : place.addresses().stream().findFirst().orElse(null);
        return new ListingRow(
                ids.id(listing.key()),
                Stream.of(listing.key().id(), listing.service(), listing.organization())
                        .filter(Objects::nonNull)
                        .toList(),
                organization == null ? null : ids.id(organization.key()),
                organization == null ? null : organization.name().text(),
                place == null ? null : ids.id(place.key()),
                in(listing.name(), "en"),
                in(listing.name(), "fr"),
                summary(listing.description(), "en"),
                summary(listing.description(), "fr"),
                texts(listing, organization, place, "en"),
                texts(listing, organization, place, "fr"),
                Folded.of(String.join("\n", names(listing, organization))),
                categories(listing.terms()),
                systems(listing.terms()),
                listing.languages().stream()
                        .map(SpokenLanguage::tag)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                address == null ? null : address.city(),
                address == null ? null : address.postalCode(),
                place == null || place.position() == null
                        ? null
                        : place.position().latitude(),
                place == null || place.position() == null
                        ? null
                        : place.position().longitude(),
                place != null && place.virtual(),
                place != null && place.confidential(),
                listing.status() == ListingStatus.ACTIVE);
    }

    /** The text in that language: the record's own or a translation; null when there is none. */
    private @Nullable String in(@Nullable FeedText text, String wanted) {
        if (text == null) {
            return null;
        }
        if (wanted.equals(text.language() == null ? language : text.language())) {
            return text.text();
        }
        return text.translations().entrySet().stream()
                .filter(translation -> translation.getKey().equals(wanted)
                        || translation.getKey().startsWith(wanted + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String summary(@Nullable FeedText text, String wanted) {
        String whole = in(text, wanted);
        return whole == null || whole.length() <= SUMMARY ? whole : whole.substring(0, SUMMARY) + "…";
    }

    private ListingRow.Texts texts(
            Listing listing, @Nullable ListedOrganization organization, @Nullable ListedPlace place, String wanted) {
        Stream<@Nullable FeedText> names =
                Stream.of(listing.name(), listing.alternateName(), organization == null ? null : organization.name());
        Stream<@Nullable FeedText> terms = listing.terms().stream().map(Term::display);
        List<@Nullable FeedText> body = new ArrayList<>();
        body.add(listing.description());
        body.add(listing.program());
        body.addAll(listing.access().eligibility());
        body.addAll(listing.areas());
        listing.drawnAreas().forEach(area -> body.add(area.name()));
        body.add(organization == null ? null : organization.description());
        body.add(place == null ? null : place.name());
        return new ListingRow.Texts(joined(names, wanted), joined(terms, wanted), joined(body.stream(), wanted));
    }

    private String joined(Stream<@Nullable FeedText> texts, String wanted) {
        return texts.map(text -> in(text, wanted)).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    private static List<String> names(Listing listing, @Nullable ListedOrganization organization) {
        List<String> names = new ArrayList<>();
        Stream.of(listing.name(), listing.alternateName(), organization == null ? null : organization.name())
                .filter(Objects::nonNull)
                .forEach(name -> {
                    names.add(name.text());
                    names.addAll(name.translations().values());
                });
        return names;
    }

    private static Set<String> categories(List<Term> terms) {
        return terms.stream()
                .map(term -> term.system() + "|" + term.code())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> systems(List<Term> terms) {
        return terms.stream().map(Term::system).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

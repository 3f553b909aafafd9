package ca.passerelle.routes.directory.listing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the texts of one language version of a record beside those of another; all that is not text is the first's. */
final class TextJoin {

    private final String language;
    private final boolean alone;

    private TextJoin(String language, boolean alone) {
        this.language = language;
        this.alone = alone;
    }

    /** For records that are told in that language only. */
    static TextJoin alone(String language) {
        return new TextJoin(language, true);
    }

    /** For records whose second version is in that language. */
    static TextJoin with(String language) {
        return new TextJoin(language, false);
    }

    ListedOrganization organization(ListedOrganization from) {
        return organization(from, from);
    }

    ListedOrganization organization(ListedOrganization from, ListedOrganization other) {
        return new ListedOrganization(
                from.key(),
                name(from.name(), other.name()),
                text(from.alternateName(), other.alternateName()),
                text(from.description(), other.description()),
                from.parent(),
                from.parentListed(),
                from.telecom(),
                from.addresses(),
                from.identifiers());
    }

    ListedPlace place(ListedPlace from) {
        return place(from, from);
    }

    /** A place that is confidential in one language is so in all. */
    ListedPlace place(ListedPlace from, ListedPlace other) {
        boolean secret = from.confidential() || other.confidential();
        return new ListedPlace(
                from.key(),
                from.organization(),
                from.virtual(),
                secret,
                text(from.name(), other.name()),
                text(from.alternateName(), other.alternateName()),
                text(from.description(), other.description()),
                secret ? null : text(from.transit(), other.transit()),
                secret ? null : from.position(),
                secret
                        ? from.addresses().stream()
                                .map(PostalAddress::withheld)
                                .distinct()
                                .toList()
                        : from.addresses(),
                from.telecom(),
                texts(from.accessibility(), other.accessibility()),
                from.languages(),
                hours(from.hours(), other.hours()),
                secret ? List.of() : from.identifiers());
    }

    Listing listing(Listing from) {
        return listing(from, from);
    }

    Listing listing(Listing from, Listing other) {
        return new Listing(
                from.key(),
                from.service(),
                from.organization(),
                from.organizationListed(),
                from.place(),
                from.status(),
                name(from.name(), other.name()),
                text(from.alternateName(), other.alternateName()),
                text(from.description(), other.description()),
                text(from.alert(), other.alert()),
                text(from.program(), other.program()),
                from.telecom(),
                from.terms(),
                from.languages(),
                access(from.access(), other.access()),
                cost(from.cost(), other.cost()),
                hours(from.hours(), other.hours()),
                texts(from.areas(), other.areas()),
                drawn(from.drawnAreas(), other.drawnAreas()),
                from.capacities(),
                texts(from.credentials(), other.credentials()),
                texts(from.funding(), other.funding()),
                from.verified(),
                from.modified());
    }

    private List<DrawnArea> drawn(List<DrawnArea> from, List<DrawnArea> other) {
        boolean same = from.stream()
                .map(DrawnArea::geoJson)
                .toList()
                .equals(other.stream().map(DrawnArea::geoJson).toList());
        List<DrawnArea> all = new ArrayList<>();
        for (int at = 0; at < from.size(); at++) {
            DrawnArea area = from.get(at);
            FeedText otherName = same ? other.get(at).name() : null;
            all.add(new DrawnArea(alone || same ? text(area.name(), otherName) : area.name(), area.geoJson()));
        }
        return from.isEmpty() ? other : all;
    }

    private Access access(Access from, Access other) {
        return new Access(
                texts(from.eligibility(), other.eligibility()),
                from.ages(),
                text(from.application(), other.application()),
                texts(from.documents(), other.documents()),
                text(from.interpretation(), other.interpretation()),
                text(from.waitTime(), other.waitTime()));
    }

    private Cost cost(Cost from, Cost other) {
        return new Cost(from.free(), text(from.fees(), other.fees()), from.options());
    }

    private Hours hours(Hours from, Hours other) {
        return new Hours(
                from.weekly(), from.rules(), texts(from.texts(), other.texts()), texts(from.notes(), other.notes()));
    }

    private FeedText name(FeedText from, FeedText other) {
        return alone ? from.spoken(language) : from.translated(language, other.text());
    }

    private @Nullable FeedText text(@Nullable FeedText from, @Nullable FeedText other) {
        if (from == null) {
            return other == null ? null : other.spoken(language);
        }
        return other == null ? from : name(from, other);
    }

    /** Lists are told in the same order in both; lists of different length cannot be put side by side. */
    private List<FeedText> texts(List<FeedText> from, List<FeedText> other) {
        if (from.isEmpty()) {
            return other.stream().map(text -> text.spoken(language)).toList();
        }
        if (from.size() != other.size()) {
            return from;
        }
        List<FeedText> all = new ArrayList<>();
        for (int at = 0; at < from.size(); at++) {
            all.add(name(from.get(at), other.get(at)));
        }
        return all;
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.listing.DrawnArea;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Hours;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.Telecom;
import ca.passerelle.routes.directory.listing.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one can refer to, out of an HSDS package of any version: one listing per service at a location, or per service that has none. What is
 * said at the location (telephone, hours, areas) stands before what the service says everywhere.
 */
public final class ListingFromTables {

    private final Reading reading;
    private final Map<String, ListedOrganization> organizations;
    private final Map<String, ListedPlace> places;
    private final Map<String, Listing> services;
    private final Map<SourceKey, Listing> listings = new LinkedHashMap<>();

    private ListingFromTables(FeedTables source, String language, Set<SourceKey> secret, Findings findings) {
        TableLinks links = new TableLinks(source);
        this.reading = new Reading(
                source,
                links,
                new Translations(source, findings),
                Secrecy.of(source, links, secret),
                language,
                findings);
        this.organizations = new OrganizationsFromTables(reading).all();
        this.places = new PlacesFromTables(reading, organizations.keySet()).all();
        this.services = new ServicesFromTables(reading, organizations.keySet()).all();
    }

    /**
     * The cleaned directory.
     *
     * @param language of texts whose record names none
     * @param secret records that were confidential before, and stay so
     * @param findings those of reading the feed; gets those of mapping it
     */
    public static FeedContents contents(FeedTables source, String language, Set<SourceKey> secret, Findings findings) {
        ListingFromTables mapping = new ListingFromTables(source, language, secret, findings);
        mapping.list();
        mapping.reportWhatIsLeft();
        return new FeedContents(
                List.copyOf(mapping.organizations.values()),
                List.copyOf(mapping.places.values()),
                List.copyOf(mapping.listings.values()),
                mapping.secret(),
                mapping.reading.secrecy().words(),
                source.stamp(),
                findings.kept(),
                findings.counts());
    }

    /** Records of the feed whose address is confidential. */
    private Set<SourceKey> secret() {
        Set<SourceKey> keys = new LinkedHashSet<>();
        organizations.keySet().stream()
                .filter(reading.secrecy().organizations()::contains)
                .forEach(id -> keys.add(new SourceKey(RecordKind.ORGANIZATION, id)));
        places.keySet().stream()
                .filter(reading.secrecy().locations()::contains)
                .forEach(id -> keys.add(new SourceKey(RecordKind.LOCATION, id)));
        return keys;
    }

    private void list() {
        Set<String> located = new HashSet<>();
        for (FeedRow row : reading.source().rows(FeedTable.SERVICE_AT_LOCATION)) {
            String id = row.valueOr("", "service_id");
            Listing service = services.get(id);
            if (service == null) {
                reading.findings().add(DirectoryRule.SERVICE_UNKNOWN, row.place("service_id"), row.id());
            } else if (located(row, service)) {
                located.add(id);
            }
        }
        for (FeedRow row : reading.source().rows(FeedTable.SERVICES)) {
            Listing service = services.get(row.id());
            String place = row.value("location_id");
            if (service != null && place != null && !located.contains(row.id())) {
                at(row, service, place);
                located.add(row.id());
            }
        }
        services.forEach((id, service) -> {
            if (!located.contains(id)) {
                listings.put(service.key(), service);
            }
        });
    }

    /** Some dialects name the one location of a service in the service itself. */
    private void at(FeedRow row, Listing service, String place) {
        boolean listed = places.containsKey(place);
        if (!listed) {
            reading.findings().add(DirectoryRule.LOCATION_UNKNOWN, row.place("location_id"), row.id());
        }
        Listing listing = listed ? service.at(place) : service;
        listings.put(listing.key(), listing);
    }

    /** Whether the join leads to a place that is in the feed; otherwise the service stands on its own. */
    private boolean located(FeedRow row, Listing service) {
        String place = row.valueOr("", "location_id");
        if (!places.containsKey(place)) {
            reading.findings().add(DirectoryRule.LOCATION_UNKNOWN, row.place("location_id"), row.id());
            return false;
        }
        String id = row.id();
        if (id.isEmpty()) {
            id = service.service() + "@" + place;
            reading.findings().add(DirectoryRule.KEY_DERIVED, row.place("id"), id);
        }
        Listing listing = at(row, new SourceKey(RecordKind.SERVICE_AT_LOCATION, id), place, service);
        if (listings.putIfAbsent(listing.key(), listing) != null) {
            reading.findings().add(DirectoryRule.KEY_DUPLICATE, row.place("id"), id);
        }
        return true;
    }

    private Listing at(FeedRow row, SourceKey key, String place, Listing service) {
        TelecomFromTables telecom = new TelecomFromTables(reading);
        List<Telecom> phones = new ArrayList<>(telecom.phones(FeedTable.SERVICE_AT_LOCATION, key.id()));
        phones.addAll(telecom.offices(FeedTable.SERVICE_AT_LOCATION, key.id()));
        Hours hours = new HoursFromTables(reading).of(FeedTable.SERVICE_AT_LOCATION, key.id());
        ConditionsFromTables conditions = new ConditionsFromTables(reading);
        List<FeedText> areas = conditions.areas(FeedTable.SERVICE_AT_LOCATION, key.id());
        List<DrawnArea> drawn = conditions.drawn(FeedTable.SERVICE_AT_LOCATION, key.id());
        boolean general = areas.isEmpty() && drawn.isEmpty();
        Set<Term> terms = new LinkedHashSet<>(service.terms());
        terms.addAll(new TermsFromTables(reading).of(FeedTable.SERVICE_AT_LOCATION, row, key.id()));
        return new Listing(
                key,
                service.service(),
                service.organization(),
                service.organizationListed(),
                place,
                service.status(),
                service.name(),
                service.alternateName(),
                joined(service.description(), reading.text(FeedTable.SERVICE_AT_LOCATION, row, "description")),
                service.alert(),
                service.program(),
                phones.isEmpty() ? service.telecom() : before(phones, service.telecom()),
                List.copyOf(terms),
                service.languages(),
                service.access(),
                service.cost(),
                hours.isExceptions() ? hours.beside(service.hours()) : hours,
                general ? service.areas() : areas,
                general ? service.drawnAreas() : drawn,
                service.capacities(),
                service.credentials(),
                service.funding(),
                service.verified(),
                service.modified());
    }

    /** The location's numbers instead of the service's; its mail and web addresses stay. */
    private static List<Telecom> before(List<Telecom> phones, List<Telecom> service) {
        Set<Telecom> all = new LinkedHashSet<>(phones);
        service.stream()
                .filter(telecom -> telecom.kind() == Telecom.Kind.EMAIL || telecom.kind() == Telecom.Kind.WEB)
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static @Nullable FeedText joined(@Nullable FeedText service, @Nullable FeedText here) {
        if (service == null || here == null || service.text().contains(here.text())) {
            return service == null ? here : service;
        }
        Map<String, String> translations = new LinkedHashMap<>(service.translations());
        here.translations()
                .forEach((language, text) -> translations.merge(language, text, (all, more) -> all + "\n\n" + more));
        return new FeedText(service.text() + "\n\n" + here.text(), service.language(), translations);
    }

    private void reportWhatIsLeft() {
        Orphans.report(reading);
        reading.translations().reportUnused(reading.findings());
        for (FeedColumns columns : reading.source().columns()) {
            for (String column : columns.unread()) {
                reading.findings().add(DirectoryRule.COLUMN_IGNORED, columns.file() + " column " + column, "");
            }
        }
    }
}

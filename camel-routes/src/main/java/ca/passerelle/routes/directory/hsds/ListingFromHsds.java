package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.Redaction;
import ca.passerelle.routes.directory.hsds.wire.HsdsColumns;
import ca.passerelle.routes.directory.hsds.wire.HsdsPackage;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
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
public final class ListingFromHsds {

    private final HsdsReading reading;
    private final Map<String, ListedOrganization> organizations;
    private final Map<String, ListedPlace> places;
    private final Map<String, Listing> services;
    private final Map<SourceKey, Listing> listings = new LinkedHashMap<>();

    private ListingFromHsds(HsdsPackage source, Findings findings) {
        this.reading = new HsdsReading(
                source, new HsdsLinks(source), new HsdsTranslations(source, findings), redaction(source), findings);
        this.organizations = new OrganizationsFromHsds(reading).all();
        this.places = new PlacesFromHsds(reading, organizations.keySet()).all();
        this.services = new ServicesFromHsds(reading, organizations.keySet()).all();
    }

    /** The cleaned directory; {@code findings} are those of reading the package, and get those of mapping it. */
    public static FeedContents contents(HsdsPackage source, Findings findings) {
        ListingFromHsds mapping = new ListingFromHsds(source, findings);
        mapping.list();
        mapping.reportWhatIsLeft();
        return new FeedContents(
                List.copyOf(mapping.organizations.values()),
                List.copyOf(mapping.places.values()),
                List.copyOf(mapping.listings.values()),
                findings.kept(),
                findings.counts());
    }

    /** Streets and postal codes of all secret places of the feed. */
    private static Redaction redaction(HsdsPackage source) {
        HsdsLinks links = new HsdsLinks(source);
        Set<String> secrets = new LinkedHashSet<>();
        for (HsdsRow location : source.rows(HsdsTable.LOCATIONS)) {
            List<HsdsRow> addresses = links.of(HsdsTable.ADDRESSES, HsdsTable.LOCATIONS, location.id());
            if (PlacesFromHsds.isSecret(location, addresses)) {
                addresses.forEach(address -> AddressesFromHsds.addSecrets(address, secrets));
            }
        }
        return secrets.isEmpty() ? Redaction.NONE : new Redaction(secrets);
    }

    private void list() {
        Set<String> located = new HashSet<>();
        for (HsdsRow row : reading.source().rows(HsdsTable.SERVICE_AT_LOCATION)) {
            String id = row.valueOr("", "service_id");
            Listing service = services.get(id);
            if (service == null) {
                reading.findings().add(DirectoryRule.SERVICE_UNKNOWN, row.place("service_id"), row.id());
            } else if (located(row, service)) {
                located.add(id);
            }
        }
        services.forEach((id, service) -> {
            if (!located.contains(id)) {
                listings.put(service.key(), service);
            }
        });
    }

    /** Whether the join leads to a place that is in the feed; otherwise the service stands on its own. */
    private boolean located(HsdsRow row, Listing service) {
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

    private Listing at(HsdsRow row, SourceKey key, String place, Listing service) {
        TelecomFromHsds telecom = new TelecomFromHsds(reading);
        List<Telecom> phones = new ArrayList<>(telecom.phones(HsdsTable.SERVICE_AT_LOCATION, key.id()));
        phones.addAll(telecom.offices(HsdsTable.SERVICE_AT_LOCATION, key.id()));
        Hours hours = new HoursFromHsds(reading).of(HsdsTable.SERVICE_AT_LOCATION, key.id());
        List<FeedText> areas = new ConditionsFromHsds(reading).areas(HsdsTable.SERVICE_AT_LOCATION, key.id());
        Set<Term> terms = new LinkedHashSet<>(service.terms());
        terms.addAll(new TermsFromHsds(reading).of(HsdsTable.SERVICE_AT_LOCATION, row, key.id()));
        return new Listing(
                key,
                service.service(),
                service.organization(),
                service.organizationListed(),
                place,
                service.status(),
                service.name(),
                service.alternateName(),
                joined(service.description(), reading.text(HsdsTable.SERVICE_AT_LOCATION, row, "description")),
                service.alert(),
                service.program(),
                phones.isEmpty() ? service.telecom() : before(phones, service.telecom()),
                List.copyOf(terms),
                service.languages(),
                service.access(),
                service.cost(),
                hours.isUnknown() ? service.hours() : hours,
                areas.isEmpty() ? service.areas() : areas,
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
        return new FeedText(service.text() + "\n\n" + here.text(), translations);
    }

    private void reportWhatIsLeft() {
        HsdsOrphans.report(reading);
        reading.translations().reportUnused(reading.findings());
        for (HsdsColumns columns : reading.source().columns()) {
            for (String column : columns.unread()) {
                reading.findings().add(DirectoryRule.COLUMN_IGNORED, columns.file() + " column " + column, "");
            }
        }
    }
}

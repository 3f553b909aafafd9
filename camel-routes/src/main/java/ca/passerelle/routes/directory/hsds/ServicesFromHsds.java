package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.ListingStatus;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.listing.Telecom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The services of a package, each as the listing it would be if it had no location. */
final class ServicesFromHsds {

    private static final Map<String, ListingStatus> STATUS = Map.of(
            "active", ListingStatus.ACTIVE,
            "inactive", ListingStatus.INACTIVE,
            "defunct", ListingStatus.DEFUNCT,
            "temporarily closed", ListingStatus.TEMPORARILY_CLOSED,
            "temporarily_closed", ListingStatus.TEMPORARILY_CLOSED);

    private final HsdsReading reading;
    private final Set<String> organizations;
    private final TelecomFromHsds telecom;
    private final HoursFromHsds hours;
    private final TermsFromHsds terms;
    private final LanguagesFromHsds languages;
    private final ConditionsFromHsds conditions;

    /** With the ids of the organisations that are listed. */
    ServicesFromHsds(HsdsReading reading, Set<String> organizations) {
        this.reading = reading;
        this.organizations = organizations;
        this.telecom = new TelecomFromHsds(reading);
        this.hours = new HoursFromHsds(reading);
        this.terms = new TermsFromHsds(reading);
        this.languages = new LanguagesFromHsds(reading);
        this.conditions = new ConditionsFromHsds(reading);
    }

    /** By id, in the order of the feed. */
    Map<String, Listing> all() {
        Map<String, Listing> all = new LinkedHashMap<>();
        for (HsdsRow row : reading.source().rows(HsdsTable.SERVICES)) {
            FeedText name = Named.of(reading, HsdsTable.SERVICES, row);
            if (name != null) {
                all.put(row.id(), service(row, name));
            }
        }
        return all;
    }

    private Listing service(HsdsRow row, FeedText name) {
        String id = row.id();
        String organization = row.value("organization_id");
        boolean listed = organization != null && organizations.contains(organization);
        if (!listed) {
            reading.findings().add(DirectoryRule.ORGANIZATION_UNKNOWN, row.place("organization_id"), id);
        }
        return new Listing(
                new SourceKey(RecordKind.SERVICE, id),
                id,
                organization,
                listed,
                null,
                status(row),
                name,
                reading.text(HsdsTable.SERVICES, row, "alternate_name"),
                reading.text(HsdsTable.SERVICES, row, "description"),
                reading.text(HsdsTable.SERVICES, row, "alert"),
                program(row),
                telecom(row),
                terms.of(HsdsTable.SERVICES, row, id),
                languages.of(HsdsTable.SERVICES, id),
                conditions.access(row),
                conditions.cost(row),
                hours.of(HsdsTable.SERVICES, id),
                conditions.areas(HsdsTable.SERVICES, id),
                conditions.capacities(id),
                texts(row, "accreditations", "licenses"),
                funding(id),
                reading.value(row, "assured_date", FeedDate::day),
                reading.value(row, "last_modified", FeedDate::moment));
    }

    private ListingStatus status(HsdsRow row) {
        String word = row.value("status");
        if (word == null) {
            reading.findings().add(DirectoryRule.STATUS_MISSING, row.place("status"), row.id());
            return ListingStatus.ACTIVE;
        }
        ListingStatus status = STATUS.get(word.toLowerCase(Locale.ROOT));
        if (status == null) {
            reading.findings().add(DirectoryRule.STATUS_UNKNOWN, row.place("status"), row.id());
            return ListingStatus.UNKNOWN;
        }
        return status;
    }

    private @Nullable FeedText program(HsdsRow row) {
        String id = row.value("program_id");
        HsdsRow program = id == null ? null : reading.source().row(HsdsTable.PROGRAMS, id);
        return program == null ? null : reading.text(HsdsTable.PROGRAMS, program, "name");
    }

    private List<Telecom> telecom(HsdsRow row) {
        String id = row.id();
        List<Telecom> reached = new ArrayList<>(telecom.phones(HsdsTable.SERVICES, id));
        reached.addAll(telecom.email(row, "email"));
        reached.addAll(telecom.web(row, "url"));
        reached.addAll(telecom.links(HsdsTable.SERVICES, id));
        reached.addAll(telecom.offices(HsdsTable.SERVICES, id));
        return reached;
    }

    private List<FeedText> texts(HsdsRow row, String... columns) {
        List<FeedText> texts = new ArrayList<>();
        for (String column : columns) {
            FeedText text = reading.text(HsdsTable.SERVICES, row, column);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private List<FeedText> funding(String id) {
        List<FeedText> sources = new ArrayList<>();
        for (HsdsRow row : reading.links().of(HsdsTable.FUNDING, HsdsTable.SERVICES, id)) {
            FeedText source = reading.text(HsdsTable.FUNDING, row, "source");
            if (source != null && !sources.contains(source)) {
                sources.add(source);
            }
        }
        return sources;
    }
}

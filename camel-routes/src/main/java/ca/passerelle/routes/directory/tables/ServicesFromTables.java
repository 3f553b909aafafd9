package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
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
final class ServicesFromTables {

    private static final Map<String, ListingStatus> STATUS = Map.of(
            "active", ListingStatus.ACTIVE,
            "inactive", ListingStatus.INACTIVE,
            "defunct", ListingStatus.DEFUNCT,
            "temporarily closed", ListingStatus.TEMPORARILY_CLOSED,
            "temporarily_closed", ListingStatus.TEMPORARILY_CLOSED,
            "not referable", ListingStatus.NOT_REFERABLE,
            "active, but do not refer", ListingStatus.NOT_REFERABLE,
            "deleted", ListingStatus.DEFUNCT);

    private final Reading reading;
    private final Set<String> organizations;
    private final TelecomFromTables telecom;
    private final HoursFromTables hours;
    private final TermsFromTables terms;
    private final LanguagesFromTables languages;
    private final ConditionsFromTables conditions;

    /** With the ids of the organisations that are listed. */
    ServicesFromTables(Reading reading, Set<String> organizations) {
        this.reading = reading;
        this.organizations = organizations;
        this.telecom = new TelecomFromTables(reading);
        this.hours = new HoursFromTables(reading);
        this.terms = new TermsFromTables(reading);
        this.languages = new LanguagesFromTables(reading);
        this.conditions = new ConditionsFromTables(reading);
    }

    /** By id, in the order of the feed. */
    Map<String, Listing> all() {
        Map<String, Listing> all = new LinkedHashMap<>();
        for (FeedRow row : reading.source().rows(FeedTable.SERVICES)) {
            FeedText name = Named.of(reading, FeedTable.SERVICES, row);
            if (name != null) {
                all.put(row.id(), service(row, name));
            }
        }
        return all;
    }

    private Listing service(FeedRow row, FeedText name) {
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
                reading.text(FeedTable.SERVICES, row, "alternate_name"),
                reading.text(FeedTable.SERVICES, row, "description"),
                reading.text(FeedTable.SERVICES, row, "alert"),
                program(row),
                telecom(row),
                terms.of(FeedTable.SERVICES, row, id),
                languages.of(FeedTable.SERVICES, id),
                conditions.access(row),
                conditions.cost(row),
                hours.of(FeedTable.SERVICES, id),
                conditions.areas(FeedTable.SERVICES, id),
                conditions.drawn(FeedTable.SERVICES, id),
                conditions.capacities(id),
                texts(row, "accreditations", "licenses"),
                funding(id),
                reading.day(row, "assured_date"),
                reading.moment(row, "last_modified"));
    }

    private ListingStatus status(FeedRow row) {
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

    private @Nullable FeedText program(FeedRow row) {
        String id = row.value("program_id");
        FeedRow program = id == null ? null : reading.source().row(FeedTable.PROGRAMS, id);
        return program == null ? null : reading.text(FeedTable.PROGRAMS, program, "name");
    }

    private List<Telecom> telecom(FeedRow row) {
        String id = row.id();
        List<Telecom> reached = new ArrayList<>(telecom.phones(FeedTable.SERVICES, id));
        reached.addAll(telecom.email(row, "email"));
        reached.addAll(telecom.web(row, "url"));
        reached.addAll(telecom.links(FeedTable.SERVICES, id));
        reached.addAll(telecom.offices(FeedTable.SERVICES, id));
        return reached;
    }

    private List<FeedText> texts(FeedRow row, String... columns) {
        List<FeedText> texts = new ArrayList<>();
        for (String column : columns) {
            FeedText text = reading.text(FeedTable.SERVICES, row, column);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private List<FeedText> funding(String id) {
        List<FeedText> sources = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.FUNDING, FeedTable.SERVICES, id)) {
            FeedText source = reading.text(FeedTable.FUNDING, row, "source");
            if (source != null && !sources.contains(source)) {
                sources.add(source);
            }
        }
        return sources;
    }
}

package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.matching.criteria.Shelf;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.referral.FreePlaces;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Room of services: reported by whoever offers them or publishes them, kept with its history, expired to unknown. A service that counts the
 * places of its referrals here needs nobody to report: what is free is known at any moment.
 */
@Component
public class Capacities {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration A_MOMENT = Duration.ofMinutes(1);
    private static final int LONGEST_HISTORY = 500;

    private final CapacityTable table;
    private final FreePlaces places;
    private final FhirRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    Capacities(CapacityTable table, FreePlaces places, FhirRecord record, FhirContext fhir, Clock clock) {
        this.table = table;
        this.places = places;
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * Adds a report.
     *
     * @param report its {@code expires} is shortened to what such a count can say at most
     * @throws Refusal NOT_FOUND when there is no such service, NOT_ALLOWED for whoever neither offers nor publishes it
     */
    public CapacityReport add(Caller caller, CapacityReport report) {
        require(caller, report.service());
        Instant now = clock.instant();
        if (report.asOf().isAfter(now.plus(AHEAD))) {
            throw Refusal.unprocessable("asOf", ProblemCode.INVALID_VALUE, "What is so in the future is not known.");
        }
        if (report.available() != null && report.maximum() != null && report.available() > report.maximum()) {
            throw Refusal.unprocessable(
                    "available", ProblemCode.INCONSISTENT, "No more places are free than there are.");
        }
        Instant longest = report.asOf().plus(Shelf.life(report.unit()));
        CapacityReport kept = new CapacityReport(
                report.service(),
                report.state(),
                report.unit(),
                report.population(),
                report.available(),
                report.maximum(),
                report.waitlist(),
                report.waitDays(),
                report.remark(),
                report.asOf(),
                report.expires().isBefore(longest) ? report.expires() : longest,
                caller.partner(),
                report.channel());
        table.add(kept);
        return kept;
    }

    /** Every newest report of those services, those that have expired too; what is counted here comes first. */
    public List<CapacityReport> of(Collection<UUID> services) {
        List<CapacityReport> all = new ArrayList<>();
        Instant now = clock.instant();
        places.of(services)
                .forEach((service, count) -> all.add(new CapacityReport(
                        service,
                        CapacityReport.state(count.free(), null),
                        null,
                        null,
                        count.free(),
                        count.all(),
                        null,
                        null,
                        null,
                        now,
                        now.plus(A_MOMENT),
                        null,
                        "SEATS")));
        all.addAll(table.newest(services));
        return all;
    }

    /** The one report that counts for each service: the newest for everybody, else the newest. */
    public Map<UUID, CapacityReport> counting(Collection<UUID> services) {
        Map<UUID, CapacityReport> counting = new java.util.HashMap<>();
        for (CapacityReport report : of(services)) {
            counting.merge(report.service(), report, Capacities::better);
        }
        return counting;
    }

    private static CapacityReport better(CapacityReport one, CapacityReport other) {
        boolean forEverybody = one.population() == null;
        if (forEverybody != (other.population() == null)) {
            return forEverybody ? one : other;
        }
        return other.asOf().isAfter(one.asOf()) ? other : one;
    }

    /**
     * What was said of a service, newest first.
     *
     * @throws Refusal NOT_FOUND when there is no such service, NOT_ALLOWED for whoever neither offers nor publishes it
     */
    public List<CapacityReport> history(Caller caller, UUID service) {
        require(caller, service);
        return table.history(service, LONGEST_HISTORY);
    }

    private void require(Caller caller, UUID service) {
        StoredResource stored = record.read(caller, new ResourceKey("HealthcareService", service));
        HealthcareService resource = fhir.newJsonParser().parseResource(HealthcareService.class, stored.json());
        boolean offers =
                organization(resource).filter(caller.organization()::equals).isPresent();
        if (!offers && caller.scope() != Caller.Scope.DIRECTORY && !caller.isGateway()) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "HealthcareService.providedBy",
                    ProblemCode.NOT_ALLOWED,
                    "The room of a service is told by whoever offers it, or by a directory.");
        }
    }

    private static Optional<UUID> organization(@Nullable HealthcareService service) {
        return service == null
                ? Optional.empty()
                : ResourceKey.of(service.getProvidedBy()).map(ResourceKey::id);
    }
}

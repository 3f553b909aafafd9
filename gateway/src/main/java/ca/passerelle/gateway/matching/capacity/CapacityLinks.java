package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.referral.AnswerProperties;
import ca.passerelle.gateway.secret.Seal;
import ca.uhn.fhir.context.FhirContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Signed links by which a person without an account tells how much room one service has, and can do nothing else. A link is good for half a year,
 * since it is used week after week; a new one for the same service makes it last anew.
 */
@Component
public class CapacityLinks {

    private static final String PURPOSE = "capacity link";
    private static final Duration LIFETIME = Duration.ofDays(183);

    private final Capacities capacities;
    private final Callers callers;
    private final FhirRecord record;
    private final FhirContext fhir;
    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final AnswerProperties properties;
    private final Clock clock;

    CapacityLinks(
            Capacities capacities,
            Callers callers,
            FhirRecord record,
            FhirContext fhir,
            JdbcTemplate jdbc,
            Seal seal,
            AnswerProperties properties,
            Clock clock) {
        this.capacities = capacities;
        this.callers = callers;
        this.record = record;
        this.fhir = fhir;
        this.jdbc = jdbc;
        this.seal = seal;
        this.properties = properties;
        this.clock = clock;
    }

    /** A link, and until when it is good. */
    public record Link(String url, Instant expires) {}

    /** What a good link lets its holder tell, and in whose name. */
    public record Grant(UUID service, UUID partner, Instant expires) {}

    /**
     * What stands on the page of a link.
     *
     * @param service the name of the service, with its translations
     * @param last what was told last; null for nothing
     */
    public record Standing(StringType service, @Nullable CapacityReport last, boolean current, Instant expires) {}

    /**
     * The link of a service, for whoever offers or publishes it to hand on.
     *
     * @throws Refusal as {@link Capacities#history}
     */
    public Link create(Caller caller, UUID service) {
        capacities.history(caller, service);
        Instant now = clock.instant();
        Instant until = now.plus(LIFETIME);
        UUID id = jdbc.queryForObject(
                "insert into capacity_link (id, service_id, partner_id, created, expires) values (?, ?, ?, ?, ?)"
                        + " on conflict (service_id, partner_id) do update set expires = excluded.expires returning id",
                UUID.class,
                UUID.randomUUID(),
                service,
                caller.partner(),
                Timestamp.from(now),
                Timestamp.from(until));
        String token = seal.token(PURPOSE, Objects.requireNonNull(id));
        return new Link(properties.publicUrl() + "/room/" + token, until);
    }

    /** What a token grants; empty for one that is forged, expired or revoked. */
    public Optional<Grant> open(String token) {
        return seal.opened(PURPOSE, token).flatMap(this::grant);
    }

    /** How the service stands. Changes nothing. */
    public Standing look(Grant grant) {
        HealthcareService service = fhir.newJsonParser()
                .parseResource(
                        HealthcareService.class,
                        record.read(caller(grant), new ResourceKey("HealthcareService", grant.service()))
                                .json());
        List<CapacityReport> reports = capacities.history(caller(grant), grant.service());
        CapacityReport last = reports.isEmpty() ? null : reports.get(0);
        boolean current = last != null && clock.instant().isBefore(last.expires());
        return new Standing(service.getNameElement(), last, current, grant.expires());
    }

    /**
     * Tells the room in the partner's name.
     *
     * @param values as {@link ReportReader} names them
     * @throws Refusal for what cannot be read
     */
    public void tell(Grant grant, Map<String, String> values) {
        capacities.add(caller(grant), new ReportReader(values, clock.instant()).report(grant.service(), "LINK"));
    }

    private Caller caller(Grant grant) {
        return callers.byPartner(grant.partner()).orElseThrow(() -> Refusal.notFound("HealthcareService"));
    }

    private Optional<Grant> grant(UUID id) {
        return jdbc
                .query(
                        "select service_id, partner_id, expires from capacity_link"
                                + " where id = ? and revoked is null and expires > ?",
                        (row, number) -> new Grant(
                                row.getObject("service_id", UUID.class),
                                row.getObject("partner_id", UUID.class),
                                row.getTimestamp("expires").toInstant()),
                        id,
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }
}

package ca.passerelle.gateway.matching;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the directory lists, in pages with a known end: what is not listed any more is in none of them. */
@Component
public class PublishedServices {

    private static final String LISTED =
            " from match_service where listed and (?::timestamptz is null or changed >= ?)";

    private final JdbcTemplate jdbc;

    PublishedServices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that is listed.
     *
     * @param id a service, a service at a location, or an organisation
     * @param resource id of the HealthcareService or Organization that tells of it
     * @param changed when it last changed here
     */
    public record Listed(UUID id, UUID resource, Instant changed) {}

    /** A page of what is listed, with how many there are altogether. */
    public record Page(long total, List<Listed> listed) {}

    /**
     * Services, each once however many places it has.
     *
     * @param since only what changed then or later; null for all
     * @param from how many to leave out
     */
    public Page services(@Nullable Instant since, long from, int count) {
        return page(
                "select service_key as key, (array_agg(id order by id))[1] as resource, max(changed) as changed"
                        + LISTED + " group by service_key",
                since,
                from,
                count);
    }

    /** Services at a place, or without one. */
    public Page servicesAtLocation(@Nullable Instant since, long from, int count) {
        return page("select id as key, id as resource, changed" + LISTED, since, from, count);
    }

    /** Organisations that offer something listed. */
    public Page organizations(long from, int count) {
        return page(
                "select organization_id as key, organization_id as resource, max(changed) as changed" + LISTED
                        + " and organization_id is not null group by organization_id",
                null,
                from,
                count);
    }

    /** The places of services: ids of the HealthcareServices that are listed. */
    public List<UUID> places(Collection<UUID> services) {
        return jdbc.queryForList(
                "select id from match_service where listed and service_key = any(?) order by service_key, id",
                UUID.class,
                (Object) services.toArray(UUID[]::new));
    }

    private Page page(String select, @Nullable Instant since, long from, int count) {
        Timestamp after = since == null ? null : Timestamp.from(since);
        Long total = jdbc.queryForObject("select count(*) from (" + select + ") listed", Long.class, after, after);
        List<Listed> listed = jdbc.query(
                select + " order by key limit ? offset ?",
                (row, number) -> new Listed(
                        row.getObject("key", UUID.class),
                        row.getObject("resource", UUID.class),
                        row.getTimestamp("changed").toInstant()),
                after,
                after,
                count,
                from);
        return new Page(total == null ? 0 : total, listed);
    }
}

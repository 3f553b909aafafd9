package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds of referrals after every step of a walk, as the tables have it: each query gives what breaks the rule. */
final class WalkInvariants {

    private static final String OVER = "('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error')";

    private static final Map<String, String> RULES = Map.of(
            "the status follows from the log, whose versions have no gap",
            "select r.id::text from referral r where r.id = any(?) and not exists (select 1 from referral_event e where"
                    + " e.referral_id = r.id and e.version = r.version and e.to_status = r.status and e.to_business ="
                    + " r.business_status and r.version = (select count(*) from referral_event c where c.referral_id = r.id))",
            "every event begins where the one before ended",
            "select referral_id::text from (select referral_id, from_business, from_status, version, lag(to_business)"
                    + " over w as was, lag(to_status) over w as stood from referral_event where referral_id = any(?) window w"
                    + " as (partition by referral_id order by version)) e where from_business is distinct from was or"
                    + " from_status is distinct from stood",
            "who acts next by when is known while it is open, and only then",
            "select id::text from referral where id = any(?) and ((next_actor is null) <> (status in " + OVER
                    + ") or (due is null) <> (next_actor is null))",
            "the requester has been told of every end that is not its own",
            "select r.id::text from referral r join referral_event e on e.referral_id = r.id join partner_endpoint p on"
                    + " p.partner_id = r.requester_id and p.active and p.events is null where r.id = any(?) and e.to_status in "
                    + OVER
                    + " and e.from_status is distinct from e.to_status and e.from_status <> 'draft' and e.actor_id <>"
                    + " r.requester_id and not exists (select 1 from delivery d where d.referral_id = r.id and d.version ="
                    + " e.version and d.endpoint_id = p.id)",
            "an end is news for the referral above, unless that is over",
            "select r.id::text from referral r join referral_event e on e.referral_id = r.id join referral above on"
                    + " above.id = r.parent_id where r.id = any(?) and e.to_status in " + OVER
                    + " and e.from_status is distinct from e.to_status and e.from_status <> 'draft' and not exists (select 1"
                    + " from referral_event n where n.referral_id = above.id and (n.at = e.at or (n.to_status in "
                    + OVER
                    + " and n.at <= e.at)))",
            "what is withdrawn is withdrawn further down, or asked to be",
            "select r.id::text from referral r join referral above on above.id = r.parent_id join referral_event e on"
                    + " e.referral_id = above.id and e.version = above.version where r.id = any(?) and r.next_actor is not null"
                    + " and (above.status = 'entered-in-error' or e.rule = 'cancel') and not exists (select 1 from"
                    + " referral_event n where n.referral_id = r.id and (n.at = e.at or n.to_business ="
                    + " 'cancellation-requested' and n.at < e.at))",
            "a draft is told to nobody else",
            "select r.id::text from referral r join referral_event e on e.referral_id = r.id join delivery d on d.referral_id ="
                    + " r.id and d.version = e.version join partner_endpoint p on p.id = d.endpoint_id where r.id = any(?) and"
                    + " e.to_status = 'draft' and p.partner_id <> r.requester_id");

    private final JdbcTemplate jdbc;

    WalkInvariants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void hold(Collection<UUID> referrals, Collection<UUID> services, String step) {
        UUID[] ids = referrals.toArray(UUID[]::new);
        RULES.forEach((rule, query) -> assertThat(jdbc.queryForList(query, String.class, (Object) ids))
                .as("after %s: %s", step, rule)
                .isEmpty());
        for (UUID service : services) {
            seats(service, step);
        }
    }

    private void seats(UUID service, String step) {
        Map<String, Object> row = jdbc.queryForMap(
                "select seats, taken, (select count(*) from referral where seat_service = service_id)::int as held from"
                        + " service_seat where service_id = ?",
                service);
        assertThat(row.get("taken"))
                .as("after %s: places taken are places held", step)
                .isEqualTo(row.get("held"));
        assertThat((Integer) row.get("taken")).isLessThanOrEqualTo((Integer) row.get("seats"));
    }

    /** Those that were accepted and are open hold a place of the service they ask for; those that wait for one, or are over, hold none. */
    void placesOf(Map<UUID, UUID> serviceOfReferral, String step) {
        serviceOfReferral.forEach((referral, service) -> {
            Map<String, Object> row = jdbc.queryForMap(
                    "select status, business_status, seat_service from referral where id = ?", referral);
            String status = String.valueOf(row.get("status"));
            if (Set.of("accepted", "in-progress").contains(status)) {
                assertThat(row.get("seat_service"))
                        .as("after %s: %s", step, row)
                        .isEqualTo(service);
            } else if (!"awaiting-information".equals(row.get("business_status"))) {
                assertThat(row.get("seat_service"))
                        .as("after %s: %s", step, row)
                        .isNull();
            }
        });
    }

    /** How many events and deliveries there are of a referral. */
    List<Integer> news(UUID referral) {
        return List.of(
                count("select count(*)::int from referral_event where referral_id = ?", referral),
                count("select count(*)::int from delivery where referral_id = ?", referral));
    }

    boolean isFull(UUID service) {
        return count("select count(*)::int from service_seat where service_id = ? and taken >= seats", service) > 0;
    }

    boolean holdsPlace(UUID referral) {
        return count("select count(*)::int from referral where id = ? and seat_service is not null", referral) > 0;
    }

    void timePasses(Collection<UUID> referrals) {
        String list = referrals.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        jdbc.update("update referral set alarm = clock_timestamp() - interval '1 s' where alarm is not null and id in ("
                + list + ")");
    }

    private int count(String sql, UUID id) {
        Integer count = jdbc.queryForObject(sql, Integer.class, id);
        return count == null ? -1 : count;
    }
}

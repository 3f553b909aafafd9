package ca.passerelle.gateway.referral;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many places are free at services that count them. Says nothing of who takes the others. */
@Component
public class FreePlaces {

    private final JdbcTemplate jdbc;

    FreePlaces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Places of a service.
     *
     * @param free not taken by a referral
     * @param all how many there are
     */
    public record Count(int free, int all) {}

    /** Services that do not count their places are absent. */
    public Map<UUID, Count> of(Collection<UUID> services) {
        Map<UUID, Count> counts = new HashMap<>();
        jdbc.query(
                "select service_id, seats, taken from service_seat where service_id = any(?)",
                row -> {
                    int all = row.getInt("seats");
                    counts.put(
                            row.getObject("service_id", UUID.class),
                            new Count(Math.max(0, all - row.getInt("taken")), all));
                },
                (Object) services.toArray(UUID[]::new));
        return counts;
    }
}

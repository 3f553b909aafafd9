package ca.passerelle.gateway.partner;

import ca.passerelle.routes.emr.hl7v2.mllp.CertificateNames;
import ca.passerelle.routes.port.SenderCertificates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The client certificates of the registry, read anew when they are {@value #AGE_SECONDS} s old, or at once after a change made here. */
@Component
public class RegisteredCertificates implements SenderCertificates {

    private static final int AGE_SECONDS = 2;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    RegisteredCertificates(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Known(Instant readAt, Map<String, Set<String>> bySender, Map<String, UUID> owners) {}

    @Override
    public Set<String> of(String application, String facility) {
        return known().bySender().getOrDefault(sender(application, facility), Set.of());
    }

    @Override
    public Optional<UUID> owner(Set<String> names) {
        Map<String, UUID> owners = known().owners();
        return names.stream().filter(owners::containsKey).map(owners::get).findFirst();
    }

    /**
     * Makes the registry name these certificates of the partner, and no others.
     *
     * @throws IllegalArgumentException when one is named in no form that there is
     */
    public void register(UUID partner, Collection<String> names) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("delete from partner_certificate where partner_id = ?", partner);
            for (String name : new HashSet<>(names)) {
                jdbc.update(
                        "insert into partner_certificate (partner_id, name) values (?, ?)",
                        partner,
                        CertificateNames.normal(name));
            }
        });
        known.set(null);
    }

    private Known known() {
        Known before = known.get();
        Instant now = clock.instant();
        if (before != null
                && Duration.between(before.readAt(), now).abs().compareTo(Duration.ofSeconds(AGE_SECONDS)) < 0) {
            return before;
        }
        Known read = new Known(now, new HashMap<>(), new HashMap<>());
        jdbc.query(
                "select c.name, c.partner_id, s.application, s.facility from partner_certificate c"
                        + " join partner p on p.id = c.partner_id left join hl7_sender s on s.partner_id = c.partner_id"
                        + " where p.active",
                row -> {
                    String name = row.getString("name");
                    read.owners().put(name, row.getObject("partner_id", UUID.class));
                    if (row.getString("application") != null) {
                        read.bySender()
                                .computeIfAbsent(
                                        sender(row.getString("application"), row.getString("facility")),
                                        any -> new HashSet<>())
                                .add(name);
                    }
                });
        // Not over a change that was made meanwhile.
        known.compareAndSet(before, read);
        return read;
    }

    private static String sender(String application, String facility) {
        return application + '\n' + facility;
    }
}

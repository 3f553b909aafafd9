package ca.passerelle.gateway.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whose record a Patient is, as the index was told when it was written. */
@Component
class Custodians {

    private final JdbcTemplate jdbc;

    Custodians(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that the partner keeps itself. */
    List<UUID> own(UUID partner, Collection<UUID> patients) {
        return jdbc.query(
                "select patient_id from person_member where custodian = ? and patient_id = any(?::uuid[])",
                (row, number) -> row.getObject("patient_id", UUID.class),
                partner,
                patients.toArray(UUID[]::new));
    }

    Optional<UUID> of(UUID patient) {
        return jdbc
                .query(
                        "select custodian from person_member where patient_id = ?",
                        (row, number) -> row.getObject("custodian", UUID.class),
                        patient)
                .stream()
                .findFirst();
    }
}

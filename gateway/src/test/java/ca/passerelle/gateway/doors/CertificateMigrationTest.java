package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.GatewayTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Certificates that an earlier version kept in the settings of a sender, where nothing enforced them. */
@GatewayTest
class CertificateMigrationTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void becomeThoseOfItsPartner() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            UUID partner = jdbc.queryForObject("select id from partner where key = 'north-clinic'", UUID.class);
            jdbc.update(
                    "update hl7_sender set settings = jsonb_set(settings, '{certificates}', ?::jsonb) where partner_id = ?",
                    "[\"" + "AB:".repeat(31) + "AB\"]",
                    partner);
            jdbc.execute(script());
            assertThat(jdbc.queryForList(
                            "select name from partner_certificate where partner_id = ?", String.class, partner))
                    .isEqualTo(List.of("sha256:" + "ab".repeat(32)));
            assertThat(jdbc.queryForObject(
                            "select count(*) from hl7_sender where settings ?? 'certificates'", Integer.class))
                    .isZero();
        });
    }

    private static String script() {
        try {
            return new ClassPathResource("db/migration/V0060__one_list_of_certificates.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

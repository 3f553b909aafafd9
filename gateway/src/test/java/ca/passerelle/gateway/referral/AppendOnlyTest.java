package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What happened has happened: not even the owner of the tables can change the log or the audit trail. */
@GatewayTest
class AppendOnlyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update referral_event set kind = 'note'",
                "delete from referral_event",
                "update audit_entry set outcome = 'success'",
                "delete from audit_entry"
            })
    void isNotChanged(String statement) {
        Referrals.send(new Fhir(port, "south-clinic"), "connectors");
        assertThatThrownBy(() -> jdbc.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void everyWriteLeavesItsAuditEntries() {
        Referrals.Sent sent = Referrals.send(new Fhir(port, "south-clinic"), "connectors");
        Long entries = jdbc.queryForObject(
                "select count(*) from audit_entry where action = 'create' and resource like any (array[?, ?, ?])",
                Long.class,
                sent.patient().getIdPart() + "%",
                sent.request().getIdPart() + "%",
                sent.task().getIdPart() + "%");
        assertThat(entries).isEqualTo(3);
    }
}

package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.testing.TestMail;
import ca.passerelle.gateway.testing.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The rehearsal does what a referral does, and leaves nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "passerelle.rehearsal.time=2s")
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestSettings.class)
@Import(TestMail.class)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class RehearsalTest {

    private static final List<String> TABLES = List.of(
            "resource",
            "resource_version",
            "resource_date",
            "referral",
            "referral_event",
            "delivery",
            "audit_entry",
            "journal_key",
            "journal_message",
            "work_item",
            "person_member");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Partners partners;

    @Test
    void referralsAreMadeAndNoneIsKept(CapturedOutput output) {
        Map<String, Long> before = rows();
        await().atMost(Duration.ofSeconds(60)).until(() -> output.getAll().contains("Rehearsed"));
        assertThat(output.getAll()).containsPattern("Rehearsed [1-9][0-9]* referrals; none is kept");
        assertThat(output.getAll()).doesNotContain("rehearsal ended early");
        assertThat(rows()).isEqualTo(before);
        assertThat(partners.byKey("rehearsal"))
                .as("a partner for its time only")
                .isEmpty();
    }

    private Map<String, Long> rows() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table, table -> jdbc.queryForObject("select count(*) from " + table, Long.class)));
    }
}

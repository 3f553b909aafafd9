package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Referral messages as the world sends them, from a folder beside the project: each is accepted or refused with a located error, and its
 * bytes are kept. Where the folder is not there, the test says so and is skipped.
 */
@GatewayTest
class CorpusDoorTest {

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everyReferralMessageIsAnsweredAndKept() throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault("CORPUS", "../../shared/corpus"), "hl7v2");
        assumeTrue(Files.isDirectory(folder), "the corpus is not beside the project: its messages were not sent");
        Mllp emr = new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class));
        List<Path> referrals;
        try (Stream<Path> files = Files.list(folder)) {
            referrals = files.filter(file -> file.getFileName().toString().matches("(?i).*ref[-_]i1.*")
                            || file.getFileName().toString().contains("ereferral"))
                    .sorted()
                    .toList();
        }
        assertThat(referrals).isNotEmpty();
        long before = kept();
        for (Path file : referrals) {
            String answer = emr.send(asOurClinic(Files.readAllBytes(file)));
            assertThat(answer).as(file.getFileName().toString()).containsPattern("\nMSA\\|A[AER]\\|");
            if (!answer.contains("MSA|AA")) {
                assertThat(answer).as(file.getFileName().toString()).contains("\nERR|");
            }
        }
        assertThat(kept() - before).isEqualTo(referrals.size());
    }

    /** The same bytes with our test clinic as the sender, which wants one acknowledgement of each. */
    private static byte[] asOurClinic(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int header = text.indexOf("MSH|");
        int end = text.substring(header).split("[\r\n]", 2)[0].length() + header;
        String[] fields = text.substring(header, end).split("\\|", -1);
        fields[2] = "CLINIC";
        fields[3] = "NORTH";
        for (int number = 14; number <= Math.min(15, fields.length - 1); number++) {
            fields[number] = "";
        }
        return (text.substring(0, header) + String.join("|", fields) + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private long kept() {
        Long count = jdbc.queryForObject("select count(*) from journal_message", Long.class);
        return count == null ? 0 : count;
    }
}

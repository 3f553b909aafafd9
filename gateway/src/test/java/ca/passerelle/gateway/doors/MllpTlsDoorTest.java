package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.Certificates;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The port with TLS, against the whole gateway: the Coast Clinic has registered a certificate, the North Clinic none. */
@GatewayTest
class MllpTlsDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    private Mllp withCertificate = new Mllp(0);
    private Mllp without = new Mllp(0);
    private Mllp open = new Mllp(0);
    private final String number = "T-" + UUID.randomUUID();

    @BeforeEach
    void clients() {
        int tls = environment.getRequiredProperty("passerelle.mllp.tls.port", Integer.class);
        withCertificate = new Mllp(tls, Certificates.clinic(true).getSocketFactory());
        without = new Mllp(tls, Certificates.clinic(false).getSocketFactory());
        open = new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class));
    }

    @Test
    void aReferralComesWithTheCertificateOfItsSender() {
        assertThat(withCertificate.send(fromCoast("K1"))).contains("MSA|AA|K1");
        assertThat(found()).isEqualTo(1);
    }

    @Test
    void oneClinicCannotSendForAnother() {
        assertThat(withCertificate.send(RefI12.add("K2" + number, number)))
                .contains("MSA|AR|K2")
                .contains("not-authenticated");
        assertThat(found()).isZero();
        assertThat(jdbc.queryForList(
                        "select p.key from journal_message m join partner p on p.id = m.partner_id"
                                + " join audit_entry a on a.resource = m.id::text and a.partner_id = m.partner_id"
                                + " where m.sender_key like ? and a.outcome = 'not-authenticated' and m.state = 'REFUSED'",
                        String.class,
                        "%K2" + number + "%"))
                .as("kept and audited under the clinic whose certificate it was")
                .containsExactly("coast-clinic");
    }

    @Test
    void whoHasRegisteredACertificateSendsWithItOnly() {
        assertThat(without.send(fromCoast("K3"))).contains("MSA|AR|K3").contains("not-authenticated");
        assertThat(open.send(fromCoast("K4"))).contains("MSA|AR|K4").contains("not-authenticated");
        assertThat(without.send(RefI12.add("K5" + number, number))).contains("MSA|AA|K5");
        assertThat(found()).isEqualTo(1);
    }

    @Test
    void aRenewedCertificateIsTakenUpWhileTheDoorIsOpen() throws Exception {
        int tls = environment.getRequiredProperty("passerelle.mllp.tls.port", Integer.class);
        try (SSLSocket before = connected(tls)) {
            Certificate first = before.getSession().getPeerCertificates()[0];
            Certificates.renewGateway();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                try (SSLSocket after = connected(tls)) {
                    assertThat(after.getSession().getPeerCertificates()[0]).isNotEqualTo(first);
                }
            });
            // Who is connected goes on; who connects anew sends as before.
            assertThat(exchange(before, fromCoast("K7"))).contains("MSA|AA|K7");
        }
        assertThat(withCertificate.send(fromCoast("K6"))).contains("MSA|AA|K6");
    }

    private static String exchange(SSLSocket socket, String message) throws IOException {
        String frame = '\u000B' + message.replace('\n', '\r') + "\u001C\r";
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
        StringBuilder answer = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next > 0 && next != 0x1C;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static SSLSocket connected(int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) Certificates.clinic(true).getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        return socket;
    }

    private long found() {
        return new Fhir(port, "connectors")
                .get("Task?identifier=" + number)
                .as(Bundle.class)
                .getTotal();
    }

    private String fromCoast(String control) {
        return RefI12.add(control + number, number).replace("|CLINIC|NORTH|", "|CLINIC|COAST|");
    }
}

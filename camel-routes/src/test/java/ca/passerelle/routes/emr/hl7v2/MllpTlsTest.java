package ca.passerelle.routes.emr.hl7v2;

import static ca.passerelle.routes.emr.hl7v2.TestCertificates.STRANGER;
import static ca.passerelle.routes.emr.hl7v2.TestCertificates.SUDBURY;
import static ca.passerelle.routes.emr.hl7v2.TestCertificates.VANCOUVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ca.passerelle.routes.emr.hl7v2.mllp.CertificateNames;
import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls.ClientCertificate;
import ca.passerelle.routes.port.SenderCertificates;
import ca.passerelle.routes.port.Senders;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS and the certificates of senders, over real sockets. Vancouver has registered a certificate, Sudbury another, Truro none. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MllpTlsTest {

    private static final UUID SUDBURYS = UUID.fromString("00000000-0000-4000-8000-00000000005b");
    private static final Map<String, UUID> PARTNERS =
            Map.of("VANCOUVER", Fixtures.CLINIC.partner(), "SUDBURY", SUDBURYS, "TRURO", new UUID(7, 7));
    private static final Map<String, Set<String>> REGISTERED = Map.of(
            "VANCOUVER", Set.of("dns:emr.vancouver.example.org"),
            "SUDBURY", Set.of(sha256(TestCertificates.certificate(SUDBURY))));
    private static final Senders SENDERS =
            (application, facility) -> PARTNERS.containsKey(facility) ? Optional.of(Fixtures.CLINIC) : Optional.empty();
    private static final SenderCertificates CERTIFICATES = new SenderCertificates() {
        @Override
        public Set<String> of(String application, String facility) {
            return REGISTERED.getOrDefault(facility, Set.of());
        }

        @Override
        public Optional<UUID> owner(Set<String> names) {
            return REGISTERED.entrySet().stream()
                    .filter(entry -> !Collections.disjoint(entry.getValue(), names))
                    .map(entry -> PARTNERS.get(entry.getKey()))
                    .findFirst();
        }
    };

    private final FakeIntake intake = new FakeIntake();

    @Test
    void aSenderIsHeldToItsCertificate() throws Exception {
        try (MllpServer server = server(ClientCertificate.OPTIONAL)) {
            assertThat(exchange(server, VANCOUVER, "VANCOUVER")).contains("MSA|AA|");
            assertThat(exchange(server, SUDBURY, "SUDBURY")).contains("MSA|AA|");
            assertThat(exchange(server, "", "TRURO")).contains("MSA|AA|");
            intake.envelopes.clear();
            String refused = exchange(server, VANCOUVER, "SUDBURY");
            assertThat(refused).contains("MSA|AR|").contains("|204^").contains("not-authenticated");
            assertThat(intake.envelopes).singleElement().satisfies(kept -> {
                assertThat(kept.partner())
                        .as("kept under whose certificate it was")
                        .isEqualTo(Fixtures.CLINIC.partner());
                assertThat(kept.senderKey()).contains("|refused|");
            });
            assertThat(exchange(server, VANCOUVER, "TRURO")).contains("MSA|AR|");
            assertThat(exchange(server, "", "VANCOUVER")).contains("MSA|AR|").contains("must show");
        }
    }

    @Test
    void aCertificateThatNobodyTrustsMakesNoConnection() throws Exception {
        try (MllpServer server = server(ClientCertificate.REQUIRED)) {
            assertThat(exchange(server, VANCOUVER, "VANCOUVER")).contains("MSA|AA|");
            assertThatThrownBy(() -> exchange(server, STRANGER, "VANCOUVER")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> exchange(server, "", "TRURO")).isInstanceOf(IOException.class);
            await().untilAsserted(() -> assertThat(server.listener.insecure).hasValue(2));
        }
    }

    @Test
    void plainTextAndOldVersionsOfTlsAreNotSpoken() throws Exception {
        try (MllpServer server = server(ClientCertificate.OPTIONAL)) {
            try (MllpSocket plain = server.connect()) {
                plain.send(MllpSocket.referral("P1"));
                assertThat(plain.answerless()).isTrue();
            }
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                try (MllpSocket modern = connect(server, VANCOUVER, version)) {
                    assertThat(modern.send(referral("VANCOUVER")).answer()).contains("MSA|AA|");
                }
            }
            assertThatThrownBy(() -> connect(server, VANCOUVER, "TLSv1.1")).isInstanceOf(IOException.class);
            assertThat(intake.envelopes).hasSize(2);
        }
    }

    @Test
    void aCertificateIsNamedInOneForm() {
        X509Certificate certificate = TestCertificates.certificate(VANCOUVER);
        assertThat(CertificateNames.of(certificate))
                .contains(
                        CertificateNames.normal(
                                "SHA256: " + colons(sha256(certificate).substring(7))),
                        CertificateNames.normal("subject: cn=emr,  O=Vancouver  Clinic"),
                        CertificateNames.normal("dns:EMR.Vancouver.example.org"));
        assertThatThrownBy(() -> CertificateNames.normal("EMR")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CertificateNames.normal("sha256:12")).isInstanceOf(IllegalArgumentException.class);
    }

    private MllpServer server(ClientCertificate clients) throws Exception {
        ServerTls tls =
                new ServerTls(TestCertificates.identity(TestCertificates.SERVER), TestCertificates.trusted(), clients);
        return new MllpServer(Limits.DEFAULT, Optional.of(tls), SENDERS, CERTIFICATES, intake);
    }

    private static String exchange(MllpServer server, String certificate, String facility) throws IOException {
        try (MllpSocket socket = connect(server, certificate, "TLSv1.3")) {
            return socket.send(referral(facility)).answer();
        }
    }

    private static MllpSocket connect(MllpServer server, String certificate, String version) throws IOException {
        SSLSocket socket = (SSLSocket)
                TestCertificates.context(certificate).getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        return new MllpSocket(socket);
    }

    private static String referral(String facility) {
        return MllpSocket.referral("CLINIC|" + facility, "T-" + UUID.randomUUID(), "");
    }

    private static String sha256(X509Certificate certificate) {
        return CertificateNames.of(certificate).stream()
                .filter(name -> name.startsWith("sha256:"))
                .findFirst()
                .orElseThrow();
    }

    private static String colons(String hex) {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(HexFormat.of().parseHex(hex));
    }
}

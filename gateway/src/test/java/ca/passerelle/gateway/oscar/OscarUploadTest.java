package ca.passerelle.gateway.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.oscar.OscarProperties.KeyWrapping;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.workitem.Release;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.SenderSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The upload of an OSCAR with keys of its own against the whole gateway, and its attachments that come later or too early. */
@GatewayTest
class OscarUploadTest {

    private static final KeyPair OURS = rsa();
    private static final KeyPair THEIRS = rsa();

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private Registry registry;

    @Autowired
    private FhirRecord record;

    @Autowired
    private Senders senders;

    @Autowired
    private MessageReader reader;

    @Autowired
    private MessageIntake intake;

    @Autowired
    private Release release;

    @Autowired
    private Clock clock;

    @Autowired
    private Supplier<UUID> ids;

    @As("connectors")
    private Fhir worker;

    private final String number = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()));

    @BeforeEach
    void clinic() {
        UUID organization = Referrals.organization("oscar-clinic");
        registry.register(new Registration(
                "oscar-clinic",
                Partner.Kind.CLINIC,
                "Maple Clinic",
                "Clinique de l'Érable",
                organization,
                List.of("token-oscar-clinic"),
                List.of(new Registration.Sender(
                        "OSCAR",
                        "Maple Clinic",
                        Referrals.organization("connectors"),
                        SenderSettings.inZone("America/Toronto"))),
                List.of()));
        if (record.readAll(Callers.GATEWAY, List.of(new ResourceKey("Organization", organization)))
                .isEmpty()) {
            record.write(
                    Callers.GATEWAY,
                    List.of(Instruction.create(organization, new Organization().setName("Maple Clinic"))));
        }
    }

    @ParameterizedTest
    @EnumSource(KeyWrapping.class)
    void aReferralWithoutAControlIdIsTakenOnce(KeyWrapping wrapping) throws Exception {
        MockMvc door = door(wrapping);
        MockHttpServletResponse first = upload(door, "maple", referral("20261120093000"), wrapping, THEIRS);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getContentAsString(StandardCharsets.UTF_8)).contains("MSA|AA");
        // The time of sending is all that differs when it is sent again.
        assertThat(upload(door, "maple", referral("20261120101500"), wrapping, THEIRS)
                        .getStatus())
                .isEqualTo(409);
        Bundle found = worker.get("ServiceRequest?identifier=" + number).as(Bundle.class);
        assertThat(found.getTotal()).isEqualTo(1);
        ServiceRequest request = (ServiceRequest) found.getEntryFirstRep().getResource();
        assertThat(request.getNote().get(0).getText()).isEqualTo("Reason for consultation: Isolée depuis l'hiver");
    }

    @Test
    void whatIsNotSignedByTheServiceOrIsNoReferralIsNotAcceptable() throws Exception {
        MockMvc door = door(KeyWrapping.PKCS1);
        String message = referral("20261120093000");
        assertThat(upload(door, "maple", message, KeyWrapping.PKCS1, rsa()).getStatus())
                .isEqualTo(406);
        assertThat(upload(door, "birch", message, KeyWrapping.PKCS1, THEIRS).getStatus())
                .isEqualTo(406);
        assertThat(upload(door, "maple", message, KeyWrapping.OAEP_SHA256, THEIRS)
                        .getStatus())
                .isEqualTo(406);
        assertThat(upload(door, "maple", message.replace("Maple Clinic", "Other"), KeyWrapping.PKCS1, THEIRS)
                        .getStatus())
                .isEqualTo(406);
        assertThat(upload(door, "maple", message.replaceAll("PID[^\r]*\r", ""), KeyWrapping.PKCS1, THEIRS)
                        .getStatus())
                .isEqualTo(406);
        assertThat(worker.get("ServiceRequest?identifier=" + number)
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
    }

    @Test
    void anAttachmentThatComesEarlyWaitsForItsReferral() throws Exception {
        MockMvc door = door(KeyWrapping.PKCS1);
        assertThat(upload(door, "maple", attachment("early"), KeyWrapping.PKCS1, THEIRS)
                        .getStatus())
                .isEqualTo(200);
        assertThat(waiting()).contains(number);
        assertThat(upload(door, "maple", referral("20261120093000"), KeyWrapping.PKCS1, THEIRS)
                        .getStatus())
                .isEqualTo(200);
        assertThat(upload(door, "maple", attachment("late"), KeyWrapping.PKCS1, THEIRS)
                        .getStatus())
                .isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            release.all();
            return documents().size() == 2;
        });
        assertThat(waiting()).doesNotContain(number);
        assertThat(documents()).allSatisfy(document -> {
            assertThat(document.getContentFirstRep().getAttachment().getContentType())
                    .isEqualTo("application/pdf");
            assertThat(document.getContentFirstRep().getAttachment().getTitle()).isEqualTo("Screening");
        });
        ServiceRequest request = (ServiceRequest) worker.get("ServiceRequest?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        assertThat(request.getSupportingInfo()).hasSize(2);
    }

    @Test
    void thereIsNoSuchDoorUnlessItIsConfigured() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/lab/newLabUpload.do"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    private String referral(String time) {
        String reason = Base64.getEncoder().encodeToString("Isolée depuis l'hiver".getBytes(StandardCharsets.UTF_8));
        return "MSH|^~\\&|OSCAR|Maple Clinic|||" + time + "||REF^I12^REF_I12|||2.6\r" + "SFT|OSCARMcMaster|1|OSCAR\r"
                + "RF1||||||" + number + "|20261120000000\r" + "PRD|RP^Referring Provider|Okafor^Adaeze|||||999998\r"
                + person() + "PV1||N\r" + "NTE|||" + reason + "|^REASON_FOR_CONSULTATION\r";
    }

    private String attachment(String text) {
        String sentence = Base64.getEncoder()
                .encodeToString(("Attachment for consultation : " + number).getBytes(StandardCharsets.UTF_8));
        String pdf = Base64.getEncoder().encodeToString(("%PDF-1.4 " + text).getBytes(StandardCharsets.UTF_8));
        return "MSH|^~\\&|OSCAR|Maple Clinic|||20261120093100||ORU^R01^ORU_R01|||2.6\r" + person() + "OBR||||" + text
                + "\r" + "NTE|||" + sentence + "|^Screening^textData.txt\r" + "NTE|||" + pdf.substring(0, 8) + "~"
                + pdf.substring(8) + "|^Screening^screening.pdf\r";
    }

    private String person() {
        return "PID|1||" + number.substring(0, 10) + "^AB^^^HEALTH_NUMBER^^20200101^20300101^ON||Bélanger^Élise^^^^^L||"
                + "19510312|F\r";
    }

    private List<DocumentReference> documents() {
        return worker
                .get("ServiceRequest?identifier=" + number + "&_include=ServiceRequest:supporting-info")
                .as(Bundle.class)
                .getEntry()
                .stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .toList();
    }

    private List<String> waiting() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hl7v2/waiting-messages"))
                .header("Authorization", "Bearer token-oscar-clinic")
                .build();
        JsonNode messages = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
        return messages.findValuesAsText("referral");
    }

    private MockMvc door(KeyWrapping wrapping) {
        OscarProperties properties = new OscarProperties(
                true,
                Base64.getEncoder().encodeToString(OURS.getPrivate().getEncoded()),
                1024 * 1024,
                List.of(new OscarProperties.Service(
                        "maple",
                        "oscar-clinic",
                        Base64.getEncoder().encodeToString(THEIRS.getPublic().getEncoded()),
                        wrapping)));
        return MockMvcBuilders.standaloneSetup(
                        new OscarUploadController(properties, partners, senders, reader, intake, clock, ids))
                .build();
    }

    private static MockHttpServletResponse upload(
            MockMvc door, String service, String message, KeyWrapping wrapping, KeyPair signer) throws Exception {
        byte[] plain = message.getBytes(StandardCharsets.UTF_8);
        KeyGenerator keys = KeyGenerator.getInstance("AES");
        keys.init(128);
        SecretKey key = keys.generateKey();
        Signature signature = Signature.getInstance("MD5withRSA");
        signature.initSign(signer.getPrivate());
        signature.update(plain);
        return door.perform(multipart("/lab/newLabUpload.do")
                        .file(new MockMultipartFile("importFile", "m.hl7", null, encrypted(plain, key)))
                        .param("key", Base64.getEncoder().encodeToString(wrapped(key, wrapping)))
                        .param("signature", Base64.getEncoder().encodeToString(signature.sign()))
                        .param("service", service)
                        .param("use_http_response_code", "true"))
                .andReturn()
                .getResponse();
    }

    @SuppressWarnings("InsecureCryptoUsage") // OSCAR's format.
    private static byte[] encrypted(byte[] plain, SecretKey key) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
        aes.init(Cipher.ENCRYPT_MODE, key);
        return aes.doFinal(plain);
    }

    @SuppressWarnings("InsecureCryptoUsage") // OSCAR's format.
    private static byte[] wrapped(SecretKey key, KeyWrapping wrapping) throws GeneralSecurityException {
        Cipher rsa;
        if (wrapping == KeyWrapping.OAEP_SHA256) {
            rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    OURS.getPublic(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
        } else {
            rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, OURS.getPublic());
        }
        return rsa.doFinal(key.getEncoded());
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Binary and attachments: what is sent comes back, once kept, sealed, and for nobody else. */
@GatewayTest
class BinaryTest {

    private static final int LARGE = 3_000_000;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("pantry")
    private Fhir other;

    @Test
    void bytesComeBackAsTheyWereSent() {
        byte[] bytes = random(LARGE);
        Fhir.Answer created = clinic.send("POST", "Binary", bytes, "Content-Type", "application/pdf");
        assertThat(created.body()).as("what was just sent is not sent back").isEmpty();
        String path = path(created);
        HttpResponse<byte[]> read = clinic.bytes(path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(bytes);
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(read.headers().firstValue("ETag")).hasValue("W/\"1\"");
        assertThat(read.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(read.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(clinic.bytes(path, "Accept", "image/png, */*").body()).isEqualTo(bytes);
        assertThat(clinic.bytes(path, "If-None-Match", "W/\"1\"").statusCode()).isEqualTo(304);
        Fhir.Answer head = clinic.send("HEAD", path, (byte[]) null);
        assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(LARGE));
    }

    @Test
    void bytesAndResourceAreTwoFormsOfOne() {
        byte[] bytes = random(1000);
        String raw = path(clinic.send("POST", "Binary", bytes, "Content-Type", "image/png"));
        Binary json = clinic.send("GET", raw, (byte[]) null, "Accept", "application/fhir+json")
                .as(Binary.class);
        assertThat(json.getContentType()).isEqualTo("image/png");
        assertThat(json.getData()).isEqualTo(bytes);
        assertThat(json.getDataElement().getExtension()).isEmpty();
        Binary xml = FhirContext.forR4Cached()
                .newXmlParser()
                .parseResource(Binary.class, clinic.get(raw + "?_format=xml").body());
        assertThat(xml.getData()).isEqualTo(bytes);
        Binary binary = new Binary().setContentType("text/plain").setData(bytes);
        Fhir.Answer created =
                clinic.post("Binary", binary, "Prefer", "return=representation", "Accept", "application/fhir+json");
        assertThat(created.as(Binary.class).getData()).isEqualTo(bytes);
        assertThat(clinic.bytes(path(created)).body()).isEqualTo(bytes);
        assertThat(clinic.bytes(path(created))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/plain");
    }

    @Test
    void plainJsonIsADocumentLikeAnyOther() {
        byte[] json = "{\"not\":\"a resource\"}".getBytes(StandardCharsets.UTF_8);
        Fhir.Answer created = clinic.send("POST", "Binary", json, "Content-Type", "application/json");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(clinic.bytes(path(created)).body()).isEqualTo(json);
    }

    @Test
    void versionsKeepTheirBytes() {
        byte[] first = random(20_000);
        byte[] second = random(20_000);
        String path = path(clinic.send("POST", "Binary", first, "Content-Type", "application/pdf"));
        Fhir.Answer updated =
                clinic.send("PUT", path, second, "Content-Type", "application/pdf", "If-Match", "W/\"1\"");
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(clinic.bytes(path).body()).isEqualTo(second);
        assertThat(clinic.bytes(path + "/_history/1").body()).isEqualTo(first);
        assertThat(clinic.get(path + "/_history").as(Bundle.class).getEntry())
                .extracting(entry -> ((Binary) entry.getResource()).getData())
                .containsExactly(second, first);
        Fhir.Answer same = clinic.send("PUT", path, second, "Content-Type", "application/pdf");
        assertThat(same.headers().firstValue("ETag")).as("nothing new").hasValue("W/\"2\"");
    }

    @Test
    void theBytesAreKeptOnceAndSealed() throws Exception {
        byte[] bytes =
                ("a page about somebody " + UUID.randomUUID()).repeat(20_000).getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        for (int i = 0; i < 2; i++) {
            clinic.send("POST", "Binary", bytes, "Content-Type", "text/plain");
        }
        assertThat(jdbc.queryForObject("select size from blob where sha256 = ?", Long.class, (Object) hash))
                .isEqualTo(bytes.length);
        List<byte[]> parts = jdbc.queryForList(
                "select sealed from blob_part where sha256 = ? order by number", byte[].class, (Object) hash);
        assertThat(parts).hasSizeGreaterThan(1);
        for (byte[] part : parts) {
            assertThat(new String(part, StandardCharsets.ISO_8859_1)).doesNotContain("a page about");
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from resource where type = 'Binary' and length(body) > 2000", Long.class))
                .as("the record holds no bytes")
                .isZero();
    }

    @Test
    void aLargeAttachmentIsMovedAndASmallOneStays() {
        for (int size : new int[] {1_000, 200_000}) {
            byte[] bytes = random(size);
            DocumentReference sent =
                    document(new Attachment().setContentType("application/pdf").setData(bytes));
            Fhir.Answer created = clinic.post("DocumentReference", sent);
            assertThat(created.status()).as(created.body()).isEqualTo(201);
            String path = "DocumentReference/"
                    + created.as(DocumentReference.class).getIdElement().getIdPart();
            for (DocumentReference read : List.of(
                    created.as(DocumentReference.class),
                    clinic.get(path).as(DocumentReference.class),
                    (DocumentReference) clinic.get("DocumentReference?_id=" + path.substring(18))
                            .as(Bundle.class)
                            .getEntryFirstRep()
                            .getResource())) {
                assertThat(read.getContent().get(0).equalsDeep(sent.getContent().get(0)))
                        .isTrue();
            }
            assertThat(jdbc.queryForObject(
                            "select length(body) from resource where id = ?::uuid", Integer.class, path.substring(18)))
                    .isLessThan(5_000);
            DocumentReference again = clinic.get(path).as(DocumentReference.class);
            assertThat(clinic.put(path, again).headers().firstValue("ETag"))
                    .as("what was read and is sent back changes nothing")
                    .hasValue("W/\"1\"");
            Parameters patch = new Parameters();
            patch.addParameter().setName("operation").addPart().setName("type").setValue(new CodeType("add"));
            patch.getParameterFirstRep().addPart().setName("path").setValue(new StringType("DocumentReference"));
            patch.getParameterFirstRep().addPart().setName("name").setValue(new StringType("docStatus"));
            patch.getParameterFirstRep().addPart().setName("value").setValue(new CodeType("final"));
            assertThat(clinic.send("PATCH", path, Fhir.json(patch), "Content-Type", "application/fhir+json")
                            .as(DocumentReference.class)
                            .getContentFirstRep()
                            .getAttachment()
                            .getData())
                    .isEqualTo(bytes);
            assertThat(clinic.patch(path, "[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"x\"}]")
                            .as(DocumentReference.class)
                            .getContentFirstRep()
                            .getAttachment()
                            .getData())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void theSignOfAnotherDocumentIsRefused() throws Exception {
        byte[] secret = random(50_000);
        clinic.send("POST", "Binary", secret, "Content-Type", "application/pdf");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        DocumentReference document = document(new Attachment().setContentType("application/pdf"));
        document.getContentFirstRep().getAttachment().addExtension(Systems.BLOB, new StringType(hash));
        Fhir.Answer answer = other.post("DocumentReference", document);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(ProblemCode.NOT_ALLOWED.code());
        byte[] name = HexFormat.of().parseHex(hash);
        Fhir.Answer binary = other.send("POST", "Binary", name, "Content-Type", "application/pdf");
        assertThat(other.bytes(path(binary)).body())
                .as("the name of a document is a document like any other")
                .isEqualTo(name);
    }

    @Test
    void whoMayNotSeeItFindsNothing() {
        String path = path(clinic.send(
                "POST", "Binary", random(100), "Content-Type", "image/png", "X-Security-Context", "Patient/1"));
        HttpResponse<byte[]> hidden = other.bytes(path);
        HttpResponse<byte[]> missing = other.bytes("Binary/" + UUID.randomUUID());
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(missing.body());
        assertThat(clinic.send("GET", path, (byte[]) null, "Accept", "application/fhir+json")
                        .as(Binary.class)
                        .hasSecurityContext())
                .isFalse();
    }

    @Test
    void whoTakesPartInTheReferralSeesItsDocuments() {
        byte[] bytes = random(30_000);
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir connectors = new Fhir(port, "connectors");
        String binary = path(connectors.send("POST", "Binary", bytes, "Content-Type", "application/pdf"));
        assertThat(clinic.bytes(binary).statusCode()).isEqualTo(404);
        DocumentReference document =
                document(new Attachment().setContentType("application/pdf").setUrl(binary));
        String reference = "DocumentReference/"
                + connectors
                        .post("DocumentReference", document)
                        .as(DocumentReference.class)
                        .getIdElement()
                        .getIdPart();
        Fhir.Answer accepted = connectors.patch(
                sent.taskPath(),
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"},{\"op\":\"add\",\"path\":\"/output\","
                        + "\"value\":[{\"type\":{\"text\":\"letter\"},\"valueReference\":{\"reference\":\"" + reference
                        + "\"}}]}]");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(clinic.get(reference).status()).isEqualTo(200);
        assertThat(clinic.bytes(binary).body()).isEqualTo(bytes);
        assertThat(other.bytes(binary).statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerWithMoreDocumentsThanItHoldsLeavesSomeOut() {
        List<String> ids = Stream.generate(() -> random(6_000_000))
                .limit(3)
                .map(bytes -> path(clinic.send("POST", "Binary", bytes, "Content-Type", "application/pdf"))
                        .substring(7))
                .toList();
        List<Binary> found = clinic.get("Binary?_id=" + String.join(",", ids)).as(Bundle.class).getEntry().stream()
                .map(entry -> (Binary) entry.getResource())
                .toList();
        assertThat(found).hasSize(3);
        assertThat(found.stream().filter(Binary::hasData)).hasSize(2);
        Binary left =
                found.stream().filter(binary -> !binary.hasData()).findFirst().orElseThrow();
        assertThat(left.getMeta().getTagFirstRep().getCode()).isEqualTo("SUBSETTED");
        assertThat(clinic.bytes("Binary/" + left.getIdElement().getIdPart()).body())
                .hasSize(6_000_000);
    }

    @Test
    void theLimitIsNamed() {
        Fhir.Answer answer = clinic.send("POST", "Binary", random(17_000_000), "Content-Type", "application/pdf");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("passerelle.fhir.max-body-bytes");
        assertThat(clinic.send("POST", "Binary", random(16_777_216), "Content-Type", "application/pdf")
                        .status())
                .isEqualTo(201);
    }

    private static DocumentReference document(Attachment attachment) {
        DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.addContent().setAttachment(attachment);
        return document;
    }

    private static String path(Fhir.Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/(Binary/[^/]+)/.*", "$1");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }
}

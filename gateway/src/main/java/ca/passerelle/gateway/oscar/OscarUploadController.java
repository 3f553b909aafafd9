package ca.passerelle.gateway.oscar;

import ca.passerelle.gateway.oscar.OscarProperties.Service;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.routes.emr.hl7v2.MessageRead;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.OutcomeUnknownException;
import ca.passerelle.routes.port.Senders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code POST /lab/newLabUpload.do}, the form by which an OSCAR sends referrals and their attachments: {@code importFile}, {@code key},
 * {@code signature}, {@code service}. The signature says whose it is. 200: taken; 409: it came before; 406: not acceptable, by its
 * cryptography or its content; 500: nobody knows, send it again. The body is the acknowledgement where there is one.
 */
@RestController
@ConditionalOnProperty("passerelle.oscar-upload.enabled")
class OscarUploadController {

    private static final Logger LOG = LoggerFactory.getLogger(OscarUploadController.class);
    private static final MediaType HL7 = new MediaType("application", "hl7-v2");
    private static final int LONGEST_FIELD = 16 * 1024;

    private final OscarProperties properties;
    private final OscarCipher cipher;
    private final Map<String, Known> services;
    private final Partners partners;
    private final Senders senders;
    private final MessageReader reader;
    private final MessageIntake intake;
    private final Clock clock;
    private final Supplier<UUID> ids;

    private record Known(Service service, PublicKey signer) {}

    OscarUploadController(
            OscarProperties properties,
            Partners partners,
            Senders senders,
            MessageReader reader,
            MessageIntake intake,
            Clock clock,
            Supplier<UUID> messageIds) {
        this.properties = properties;
        this.cipher = new OscarCipher(properties.privateKey());
        this.services = properties.services().stream()
                .map(service -> new Known(service, OscarCipher.publicKey(service.name(), service.publicKey())))
                .collect(Collectors.toMap(known -> known.service().name(), Function.identity()));
        this.partners = partners;
        this.senders = senders;
        this.reader = reader;
        this.intake = intake;
        this.clock = clock;
        this.ids = messageIds;
    }

    @PostMapping(path = "/lab/newLabUpload.do", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> upload(
            @RequestParam MultipartFile importFile,
            @RequestParam String key,
            @RequestParam String signature,
            @RequestParam String service)
            throws IOException {
        Optional<Known> known = Optional.ofNullable(services.get(service));
        Optional<UUID> partner =
                known.flatMap(each -> partners.byKey(each.service().partner())).map(Partner::id);
        if (known.isEmpty()
                || partner.isEmpty()
                || key.length() > LONGEST_FIELD
                || signature.length() > LONGEST_FIELD) {
            return notAcceptable();
        }
        byte[] encrypted = read(importFile);
        Optional<byte[]> message = encrypted.length > properties.maxBytes()
                ? Optional.empty()
                : open(known.get(), encrypted, key, signature);
        return message.map(bytes -> take(bytes, partner.get())).orElseGet(OscarUploadController::notAcceptable);
    }

    private byte[] read(MultipartFile file) throws IOException {
        try (InputStream body = file.getInputStream()) {
            return body.readNBytes(properties.maxBytes() + 1);
        }
    }

    private Optional<byte[]> open(Known known, byte[] encrypted, String key, String signature) {
        try {
            Base64.Decoder base64 = Base64.getMimeDecoder();
            return cipher.open(
                    encrypted,
                    base64.decode(key),
                    base64.decode(signature),
                    known.signer(),
                    known.service().keyWrapping());
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private ResponseEntity<byte[]> take(byte[] message, UUID partner) {
        UUID id = ids.get();
        Senders own = (application, facility) -> senders.find(application, facility)
                .filter(profile -> profile.partner().equals(partner));
        MessageRead read = reader.read(message, new Arrival(id, Channel.HL7_UPLOAD, clock.instant(), own));
        byte[] answer = intake.receive(read.envelope(), read.outcome(), read.answers());
        return ResponseEntity.status(status(answer, id)).contentType(HL7).body(answer);
    }

    /** An answer that was written for another message is the one of the first time. */
    private static HttpStatus status(byte[] answer, UUID id) {
        String control = MessageDecoder.header(answer).map(msh -> msh.text(10)).orElse("");
        String code = MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1)
                .flatMap(acknowledgement -> acknowledgement.first("MSA"))
                .map((Segment msa) -> msa.text(1))
                .orElse("");
        if (!code.endsWith("A")) {
            return HttpStatus.NOT_ACCEPTABLE;
        }
        return control.equals(id.toString()) ? HttpStatus.OK : HttpStatus.CONFLICT;
    }

    private static ResponseEntity<byte[]> notAcceptable() {
        return ResponseEntity.status(HttpStatus.NOT_ACCEPTABLE).body(new byte[0]);
    }

    /** Nobody knows what became of it: a repeat is harmless. */
    @ExceptionHandler
    ResponseEntity<byte[]> unknown(OutcomeUnknownException unknownOutcome) {
        LOG.error(
                "an upload got no answer: {}",
                unknownOutcome.getCause() == null
                        ? unknownOutcome.getClass().getName()
                        : unknownOutcome.getCause().getClass().getName());
        return ResponseEntity.internalServerError().body(new byte[0]);
    }
}

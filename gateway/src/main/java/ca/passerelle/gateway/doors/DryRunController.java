package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.partner.SettingsJson;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.sender.SenderSettings;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code POST /hl7v2/$dry-run}: a partner tries its own messages, and its own profile. */
@RestController
class DryRunController {

    private final DryRun trials;
    private final SettingsJson settings;
    private final TrialJson json;
    private final MllpProperties properties;

    DryRunController(DryRun trials, SettingsJson settings, TrialJson json, MllpProperties properties) {
        this.trials = trials;
        this.settings = settings;
        this.json = json;
        this.properties = properties;
    }

    /** The raw message as the body, under the registered profile. */
    @PostMapping(
            path = "/hl7v2/$dry-run",
            consumes = "!" + MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode body(HttpServletRequest request) throws IOException {
        UUID partner = CurrentCaller.get().partner();
        try (InputStream body = request.getInputStream()) {
            return json.of(trials.run(partner, bounded(body), null));
        }
    }

    /** A form with the message and, if it is to be another than the registered one, the profile. */
    @PostMapping(
            path = "/hl7v2/$dry-run",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode form(
            @RequestParam("message") MultipartFile message, @RequestParam(required = false) @Nullable String profile)
            throws IOException {
        UUID partner = CurrentCaller.get().partner();
        SenderSettings tried = profile == null ? null : settings(profile);
        try (InputStream body = message.getInputStream()) {
            return json.of(trials.run(partner, bounded(body), tried));
        }
    }

    private SenderSettings settings(String profile) {
        return settings.read(profile).fold(Outcome.Mapped::value, refused -> {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, refused.problems());
        });
    }

    private byte[] bounded(InputStream body) throws IOException {
        byte[] message = body.readNBytes(properties.maxFrameBytes() + 1);
        if (message.length > properties.maxFrameBytes()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE, "body", ProblemCode.TOO_LARGE, "The message is larger than is accepted.");
        }
        return message;
    }
}

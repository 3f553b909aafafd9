package ca.passerelle.routes.emr.fhir;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Something to tell, about an invented person whose name must not leave. */
final class Notices {

    static final String CANARY = "Quetzalcanary";
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    static final UUID ENDPOINT = UUID.fromString("00000000-0000-4000-8000-0000000000bb");
    static final UUID REFERRAL = UUID.fromString("00000000-0000-4000-8000-0000000000cc");
    static final Instant HAPPENED = Instant.parse("2026-03-10T18:00:00Z");

    private Notices() {}

    static Dispatch to(String address) {
        return to(address, SECRET, HAPPENED.plusSeconds(2), Map.of());
    }

    static Dispatch to(String address, String secret, Instant attempt, Map<String, String> settings) {
        return of(address, secret, attempt, settings, "moved", Progress.Context.bare(Progress.Recipient.REQUESTER));
    }

    static Dispatch about(String kind, Progress.Context context) {
        return of("https://emr.example.org/hook", SECRET, HAPPENED.plusSeconds(2), Map.of(), kind, context);
    }

    private static Dispatch of(
            String address,
            String secret,
            Instant attempt,
            Map<String, String> settings,
            String kind,
            Progress.Context context) {
        Task task = new Task().setStatus(TaskStatus.ACCEPTED).setDescription(CANARY);
        task.setId(REFERRAL.toString());
        task.getMeta().setVersionId("4");
        task.getFor().setDisplay(CANARY);
        Patient patient = new Patient();
        patient.addName().setFamily(CANARY);
        ServiceRequest request = new ServiceRequest();
        request.addNote().setText(CANARY);
        Progress progress = new Progress(
                REFERRAL,
                3,
                kind,
                HAPPENED,
                task,
                request,
                patient,
                new Organization().setName(CANARY),
                new Organization().setName(CANARY),
                null,
                context);
        PartnerEndpoint endpoint = new PartnerEndpoint(
                ENDPOINT, new UUID(0, 1), Channel.REST_HOOK, address, secret, Locale.CANADA, settings);
        return new Dispatch(DELIVERY, 7, attempt, endpoint, progress);
    }
}

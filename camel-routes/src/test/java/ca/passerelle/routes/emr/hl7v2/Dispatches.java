package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralFromRefI12;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** A referral that came in by REF^I12, at any later state. */
public final class Dispatches {

    public static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

    private Dispatches() {}

    /** A dispatch of the referral with this RF1-6 in this state. */
    public static Dispatch of(String rf16, BusinessStatus status, String reason, Map<String, String> settings) {
        String message = "MSH|^~\\&|CLINIC|VANCOUVER|||20260302101500-0800||REF^I12^REF_I12|X1|P|2.5.1\rRF1|P|R|SOC|||"
                + rf16 + "\rPID|1||9876543213^AB^^BC^JHN^^^^BC||Whitecloud^Marion||19480917|F\r";
        byte[] raw = message.getBytes(StandardCharsets.UTF_8);
        Outcome<Bundle> outcome = ReferralFromRefI12.map(
                MessageDecoder.decode(raw, StandardCharsets.UTF_8).orElseThrow(),
                Fixtures.envelope(raw),
                Fixtures.CLINIC,
                Optional.empty(),
                List.of());
        Bundle bundle = outcome.fold(Outcome.Mapped::value, rejected -> {
            throw new AssertionError(rejected.problems());
        });
        Task task = find(bundle, Task.class)
                .setStatus(status.taskStatus())
                .setBusinessStatus(status.concept())
                .addIdentifier(
                        new Identifier().setSystem(Systems.REFERRAL_NUMBER).setValue("PS-1234"));
        if (!reason.isBlank()) {
            task.setStatusReason(new CodeableConcept(new Coding(Systems.STATUS_REASON, StatusReason.OTHER.code(), null))
                    .setText(reason));
        }
        return dispatch(progress(task, find(bundle, ServiceRequest.class), find(bundle, Patient.class)), settings);
    }

    private static Progress progress(Task task, ServiceRequest request, Patient patient) {
        Organization hub = new Organization().setName("Harbour Food Hub");
        Organization clinic = new Organization().setName("Example Clinic");
        return new Progress(
                Fixtures.MESSAGE,
                3,
                "moved",
                Fixtures.NOW,
                task,
                request,
                patient,
                clinic,
                hub,
                null,
                Progress.Context.bare(Progress.Recipient.REQUESTER));
    }

    private static Dispatch dispatch(Progress progress, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "sending-application", "PASSERELLE",
                "sending-facility", "PASSERELLE",
                "receiving-application", "CLINIC",
                "receiving-facility", "VANCOUVER"));
        all.putAll(settings);
        Locale language = Locale.forLanguageTag(all.getOrDefault("language", "en-CA"));
        PartnerEndpoint endpoint = new PartnerEndpoint(
                UUID.fromString("00000000-0000-4000-8000-0000000000bb"),
                Fixtures.CLINIC.partner(),
                Channel.MLLP,
                all.getOrDefault("address", "mllp://127.0.0.1:1"),
                "",
                language,
                all);
        return new Dispatch(DELIVERY, 7, Fixtures.NOW, endpoint, progress);
    }

    private static <T extends Resource> T find(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}

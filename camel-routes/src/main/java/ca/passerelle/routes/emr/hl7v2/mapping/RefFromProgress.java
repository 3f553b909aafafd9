package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A referral for whoever has to answer it: REF^I12 (new), REF^I13 (changed) or REF^I14 (cancelled), HL7 v2.9 §11.6. RF1-6 is our number, by which the
 * answer finds the referral again whatever the receiver's own is; the numbers of the referrer are RF1-11.
 */
public final class RefFromProgress {

    private static final Set<TaskStatus> ENDED = EnumSet.of(TaskStatus.CANCELLED, TaskStatus.ENTEREDINERROR);
    private static final Set<String> NEW =
            Set.of(ReferralEventKind.REQUESTED.code(), ReferralEventKind.REASSIGNED.code());

    private RefFromProgress() {}

    /** The payload of one frame. Pure: the same dispatch gives the same bytes. */
    public static byte[] message(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        Encoding encoding = OutboundHeader.encoding(dispatch);
        Wording wording = Wording.in(dispatch.endpoint().language());
        List<SegmentText> segments = new ArrayList<>();
        segments.add(OutboundHeader.header(dispatch, encoding, "REF", event(progress), "REF_I12"));
        segments.add(rf1(progress, encoding, wording));
        segments.addAll(PrdFromProgress.providers(progress, encoding));
        if (progress.patient() != null) {
            segments.add(PidFromPatient.contactable(progress.patient(), encoding));
            segments.addAll(Nk1FromPatient.contacts(progress.patient(), encoding));
        }
        segments.addAll(reasons(progress.request(), encoding));
        List<SegmentText> notes = notes(progress, encoding, wording);
        if (carriesContent(progress)) {
            long used =
                    MessageEncoder.encode(segments, encoding).length + MessageEncoder.encode(notes, encoding).length;
            segments.addAll(SupportingSegments.of(dispatch, encoding, used));
        }
        segments.addAll(notes);
        return MessageEncoder.encode(segments, encoding);
    }

    /** Results and documents go along when the request is new to its reader, or has changed. */
    private static boolean carriesContent(Progress progress) {
        String event = event(progress);
        return event.equals("I12")
                || (event.equals("I13") && ReferralEventKind.AMENDED.code().equals(progress.kind()));
    }

    private static String event(Progress progress) {
        if (ENDED.contains(progress.task().getStatus()) || isWithdrawn(progress)) {
            return "I14";
        }
        return NEW.contains(progress.kind()) || isSent(progress) ? "I12" : "I13";
    }

    /** A draft that is sent: whoever answers for it has not seen it before. */
    private static boolean isSent(Progress progress) {
        return ReferralEventKind.MOVED.code().equals(progress.kind())
                && progress.task().getStatus() == TaskStatus.REQUESTED;
    }

    /** The service has begun: whoever gives it has to confirm that it ends. */
    private static boolean isWithdrawn(Progress progress) {
        return BusinessStatus.of(progress.task().getBusinessStatus())
                .filter(BusinessStatus.CANCELLATION_REQUESTED::equals)
                .isPresent();
    }

    private static SegmentText rf1(Progress progress, Encoding encoding, Wording wording) {
        ServiceRequest request = progress.request();
        boolean isNew = event(progress).equals("I12");
        ReplyStatus status = isNew ? ReplyStatus.PENDING : ReplyStatus.of(progress.task());
        SegmentText rf1 = SegmentText.of("RF1", encoding)
                .with(1, status.code(), status.text(), "HL70283")
                .with(6, ProgressText.fillerNumber(progress), OutboundHeader.OWN_NAMESPACE)
                .repeated(11, numbers(request));
        rf1 = EchoFromRequest.echo(PriorityText.write(rf1, request), request);
        if (isOfService(request.getCode())) {
            rf1 = rf1.repeated(3, List.of(EchoFromRequest.withAlternate(request.getCode())));
        }
        rf1 = EchoFromRequest.date(rf1, 9, request.getAuthoredOnElement());
        if (progress.task().getStatus() == TaskStatus.ENTEREDINERROR) {
            rf1 = rf1.with(25, "D");
        }
        Optional<String> reason = ProgressText.reason(progress, wording);
        return reason.isPresent() ? rf1.with(24, reason.get()) : rf1;
    }

    /** That something is a referral says nothing of the service. */
    private static boolean isOfService(CodeableConcept code) {
        String general = Concepts.referral().getCodingFirstRep().getCode();
        return !code.isEmpty() && code.getCoding().stream().noneMatch(coding -> general.equals(coding.getCode()));
    }

    private static List<List<String>> numbers(ServiceRequest request) {
        return request.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(identifier -> {
                    List<String> sent = BusinessKey.sentComponents(identifier);
                    return sent.isEmpty() || sent.get(0).isEmpty() ? List.of(identifier.getValue()) : sent;
                })
                .toList();
    }

    private static List<SegmentText> reasons(ServiceRequest request, Encoding encoding) {
        List<SegmentText> reasons = new ArrayList<>();
        for (CodeableConcept reason : request.getReasonCode()) {
            SegmentText dg1 = SegmentText.of("DG1", encoding).with(1, String.valueOf(reasons.size() + 1));
            dg1 = reason.hasCoding()
                    ? dg1.repeated(3, List.of(EchoFromRequest.withAlternate(reason)))
                    : dg1.with(4, reason.getText());
            // Table 0052: working, which is what a reason for referring is.
            reasons.add(dg1.with(6, "W"));
        }
        return reasons;
    }

    /** What the referrer wrote, and the newest note of the referral when the event is about one. */
    private static List<SegmentText> notes(Progress progress, Encoding encoding, Wording wording) {
        List<String> texts = new ArrayList<>();
        if (isWithdrawn(progress)) {
            texts.add(wording.display(Systems.BUSINESS_STATUS, BusinessStatus.CANCELLATION_REQUESTED.code()));
        }
        // RF1-24 is newer than most receivers.
        ProgressText.reason(progress, wording).ifPresent(texts::add);
        progress.request().getNote().stream().map(Annotation::getText).forEach(texts::add);
        ProgressText.note(progress).ifPresent(texts::add);
        List<SegmentText> notes = new ArrayList<>();
        for (String text : texts) {
            notes.add(SegmentText.of("NTE", encoding)
                    .with(1, String.valueOf(notes.size() + 1))
                    .with(3, text));
        }
        return notes;
    }
}

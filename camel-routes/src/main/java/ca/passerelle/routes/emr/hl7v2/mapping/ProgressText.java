package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.Progress;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;

/** What both back-channels say of a referral: its numbers, its status, the reason and the note. */
final class ProgressText {

    private static final String NOTE_EVENT = "note";

    private ProgressText() {}

    /** The number that the clinic gave, as its four components. */
    static List<String> placerNumber(Progress progress) {
        return progress.request().getIdentifier().stream()
                .map(BusinessKey::sentComponents)
                .filter(components -> !components.isEmpty())
                .findFirst()
                .orElseGet(() -> progress.request().getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .limit(1)
                        .map(Identifier::getValue)
                        .toList());
    }

    /** The number that the gateway files the referral under; the id of the Task where it has none yet. */
    static String fillerNumber(Progress progress) {
        return progress.task().getIdentifier().stream()
                .filter(identifier -> Systems.REFERRAL_NUMBER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElseGet(() -> progress.referral().toString());
    }

    /** The code of the finest status that is known. */
    static String statusCode(Progress progress) {
        return ReplyStatus.fine(progress.task())
                .map(BusinessStatus::code)
                .orElseGet(() -> progress.task().getStatus().toCode());
    }

    /** The coded reason for the status. */
    static Optional<StatusReason> reasonCode(Progress progress) {
        return progress.task().getStatusReason().getCoding().stream()
                .filter(coding -> Systems.STATUS_REASON.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> StatusReason.of(coding.getCode()).stream())
                .findFirst();
    }

    /** The reason in words: those given, else those of the code. */
    static Optional<String> reason(Progress progress, Wording wording) {
        CodeableConcept reason = progress.task().getStatusReason();
        return reason.hasText()
                ? Optional.of(reason.getText())
                : reasonCode(progress).map(code -> wording.display(Systems.STATUS_REASON, code.code()));
    }

    /** The newest note, when the event is about one. */
    static Optional<String> note(Progress progress) {
        List<Annotation> notes = progress.task().getNote();
        return NOTE_EVENT.equals(progress.kind()) && !notes.isEmpty()
                ? Optional.of(notes.get(notes.size() - 1).getText())
                : Optional.empty();
    }
}

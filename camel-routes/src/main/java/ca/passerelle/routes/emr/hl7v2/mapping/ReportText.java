package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.hl7.fhir.r4.model.Type;

/** What a person at the clinic reads of a referral, line by line, in the clinic's language. */
final class ReportText {

    private ReportText() {}

    /** Each line is a title and what it says. */
    static List<String> lines(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        Wording wording = Wording.in(dispatch.endpoint().language());
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("report.referral", ProgressText.fillerNumber(progress)));
        lines.add(wording.of(
                "report.status", wording.display(Systems.BUSINESS_STATUS, ProgressText.statusCode(progress))));
        ProgressText.reason(progress, wording).ifPresent(reason -> lines.add(wording.of("report.reason", reason)));
        if (progress.owner() != null && progress.owner().hasName()) {
            lines.add(wording.of("report.owner", progress.owner().getName()));
        }
        Attached.appointment(progress).ifPresent(appointment -> booking(appointment, dispatch, wording, lines));
        expected(progress).ifPresent(day -> lines.add(wording.of("report.expected", day)));
        outcomes(progress).forEach(outcome -> lines.add(wording.of("report.outcome", outcome)));
        ProgressText.note(progress).ifPresent(note -> lines.add(wording.of("report.note", note)));
        return lines;
    }

    /** P while the referral is open, F when it is over: OBR-25 and OBX-11. */
    static String resultStatus(Progress progress) {
        return TransitionTable.isOver(progress.task().getStatus()) ? "F" : "P";
    }

    private static void booking(Appointment appointment, Dispatch dispatch, Wording wording, List<String> lines) {
        if (appointment.hasStart()) {
            lines.add(wording.of("report.appointment", Moments.text(appointment, dispatch)));
        }
        if (appointment.hasPatientInstruction()) {
            lines.add(wording.of("report.instruction", appointment.getPatientInstruction()));
        }
    }

    /** The day on which a wait should be over. */
    static Optional<String> expected(Progress progress) {
        boolean waits = ReplyStatus.fine(progress.task())
                .filter(BusinessStatus.WAITLISTED::equals)
                .isPresent();
        return waits
                ? Optional.ofNullable(progress.task()
                                .getExecutionPeriod()
                                .getStartElement()
                                .getValueAsString())
                        .map(start -> start.substring(0, Math.min(10, start.length())))
                : Optional.empty();
    }

    /** What came of the service, as far as it is said in words or figures. */
    static List<String> outcomes(Progress progress) {
        return progress.task().getOutput().stream()
                .map(ReportText::outcome)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> outcome(TaskOutputComponent output) {
        Optional<String> value = value(output.getValue());
        String type = text(output.getType());
        return value.map(said -> type.isEmpty() ? said : type + ": " + said);
    }

    private static Optional<String> value(Type value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.of(text(concept)).filter(text -> !text.isEmpty());
        }
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            String unit = quantity.hasUnit() ? " " + quantity.getUnit() : "";
            return Optional.of(quantity.getValue().toPlainString() + unit);
        }
        return value instanceof PrimitiveType<?> primitive
                ? Optional.ofNullable(primitive.getValueAsString())
                : Optional.empty();
    }

    private static String text(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        Coding first = concept.getCodingFirstRep();
        return first.hasDisplay()
                ? first.getDisplay()
                : Optional.ofNullable(first.getCode()).orElse("");
    }
}

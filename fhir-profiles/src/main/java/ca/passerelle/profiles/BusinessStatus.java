package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The finer state of a referral, second axis beside Task.status. Each belongs to exactly one Task.status. Displays in both languages are
 * in the code system {@link Systems#BUSINESS_STATUS}.
 */
public enum BusinessStatus {
    DRAFT("draft", TaskStatus.DRAFT),
    SENT("sent", TaskStatus.REQUESTED),
    RECEIVED("received", TaskStatus.RECEIVED),
    ACCEPTED("accepted", TaskStatus.ACCEPTED),
    AWAITING_INFORMATION("awaiting-information", TaskStatus.ONHOLD),
    WAITLISTED("waitlisted", TaskStatus.ONHOLD),
    IN_PROGRESS("in-progress", TaskStatus.INPROGRESS),
    BOOKED("booked", TaskStatus.INPROGRESS),
    NO_SHOW("no-show", TaskStatus.INPROGRESS),
    BOOKING_CANCELLED("booking-cancelled", TaskStatus.INPROGRESS),
    INTERIM("interim", TaskStatus.INPROGRESS),
    CANCELLATION_REQUESTED("cancellation-requested", TaskStatus.INPROGRESS),
    DECLINED("declined", TaskStatus.REJECTED),
    CANCELLED("cancelled", TaskStatus.CANCELLED),
    COMPLETED("completed", TaskStatus.COMPLETED),
    FAILED("failed", TaskStatus.FAILED),
    ENTERED_IN_ERROR("entered-in-error", TaskStatus.ENTEREDINERROR);

    private final String code;
    private final TaskStatus taskStatus;

    BusinessStatus(String code, TaskStatus taskStatus) {
        this.code = code;
        this.taskStatus = taskStatus;
    }

    public String code() {
        return code;
    }

    /** The one Task.status that this state belongs to. */
    public TaskStatus taskStatus() {
        return taskStatus;
    }

    /** The concept that Task.businessStatus carries. */
    public CodeableConcept concept() {
        return new CodeableConcept(new Coding(Systems.BUSINESS_STATUS, code, null));
    }

    public static Optional<BusinessStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /** The state that a concept names by our code system; empty when it names none. */
    public static Optional<BusinessStatus> of(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> Systems.BUSINESS_STATUS.equals(coding.getSystem()))
                .findFirst()
                .flatMap(coding -> of(coding.getCode()));
    }

    /**
     * The state that a Task.status stands for when nothing finer is said: the first of them in this list. A bare on-hold is a question to
     * the requester, because the guides that say no more than on-hold demand a reason with it and no date.
     */
    public static Optional<BusinessStatus> plainestOf(TaskStatus status) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.taskStatus == status)
                .findFirst();
    }
}

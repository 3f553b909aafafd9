package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;

/** RF1-1 (table 0283) of a referral as it stands: the coarse word that every receiver knows; the fine one travels in an OBX. */
enum ReplyStatus {
    PENDING("P", "Pending"),
    ACCEPTED("A", "Accepted"),
    REJECTED("R", "Rejected"),
    EXPIRED("E", "Expired");

    private final String code;
    private final String text;

    ReplyStatus(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static ReplyStatus of(Task task) {
        if (fine(task).filter(BusinessStatus.AWAITING_INFORMATION::equals).isPresent()) {
            return PENDING;
        }
        return switch (task.getStatus()) {
            case DRAFT, REQUESTED, RECEIVED, NULL -> PENDING;
            case ACCEPTED, READY, INPROGRESS, ONHOLD, COMPLETED -> ACCEPTED;
            case REJECTED, CANCELLED, FAILED, ENTEREDINERROR -> REJECTED;
        };
    }

    /** The business status of a Task, or the plainest one of its status. */
    static Optional<BusinessStatus> fine(Task task) {
        return BusinessStatus.of(task.getBusinessStatus()).or(() -> BusinessStatus.plainestOf(task.getStatus()));
    }
}

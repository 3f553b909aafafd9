package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Task;

/** What an organisation says to a referral. */
public sealed interface Answer {

    /** Where the answer leads, if the transition table lets it. */
    BusinessStatus to();

    /** Writes on the Task what comes along with the answer. */
    void explain(Task task);

    /** Yes. */
    record Accept() implements Answer {
        @Override
        public BusinessStatus to() {
            return BusinessStatus.ACCEPTED;
        }

        @Override
        public void explain(Task task) {
            // Yes says it all.
        }
    }

    /**
     * Yes, but later.
     *
     * @param expected the day on which the wait should be over
     */
    record Waitlist(LocalDate expected) implements Answer {
        @Override
        public BusinessStatus to() {
            return BusinessStatus.WAITLISTED;
        }

        @Override
        public void explain(Task task) {
            task.setExecutionPeriod(new Period().setStartElement(new DateTimeType(expected.toString())));
            task.setStatusReason(reason(StatusReason.WAITLIST, ""));
        }
    }

    /** Not before a question is answered. */
    record Ask(String question) implements Answer {
        @Override
        public BusinessStatus to() {
            return BusinessStatus.AWAITING_INFORMATION;
        }

        @Override
        public void explain(Task task) {
            task.setStatusReason(reason(StatusReason.MISSING_INFORMATION, question));
        }
    }

    /**
     * No.
     *
     * @param words what the code does not say; may be empty
     */
    record Decline(StatusReason why, String words) implements Answer {
        @Override
        public BusinessStatus to() {
            return BusinessStatus.DECLINED;
        }

        @Override
        public void explain(Task task) {
            task.setStatusReason(reason(why, words));
        }
    }

    private static CodeableConcept reason(StatusReason code, String words) {
        CodeableConcept reason = new CodeableConcept(new Coding(Systems.STATUS_REASON, code.code(), null));
        return words.isBlank() ? reason : reason.setText(words);
    }
}

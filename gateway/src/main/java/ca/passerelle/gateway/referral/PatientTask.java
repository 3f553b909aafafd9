package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.PatientTaskActor;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked to do, as its referral knows it.
 *
 * @param id of the Task
 * @param referral the referral that it serves; null outside of one
 * @param requester the partner that asks
 * @param category questionnaire category of HL7 Gravity
 * @param endedFrom the status that it had when the end of its referral ended it
 * @param deadline until when the person should have done it; null at its end
 */
record PatientTask(
        UUID id,
        @Nullable UUID referral,
        UUID requester,
        UUID patient,
        @Nullable String category,
        TaskStatus status,
        @Nullable TaskStatus endedFrom,
        @Nullable PatientDeadline deadline) {

    PatientTask at(TaskStatus now, @Nullable TaskStatus from, @Nullable PatientDeadline until) {
        return new PatientTask(id, referral, requester, patient, category, now, from, until);
    }

    /**
     * In which capacities a partner may act on it.
     *
     * @param of the referral that it serves; null outside of one
     */
    Set<PatientTaskActor> capacities(UUID partner, @Nullable Referral of) {
        if (partner.equals(requester)) {
            return EnumSet.of(PatientTaskActor.REQUESTER);
        }
        return of == null || of.capacities(partner).isEmpty()
                ? EnumSet.noneOf(PatientTaskActor.class)
                : EnumSet.of(PatientTaskActor.COUNTERPART);
    }
}

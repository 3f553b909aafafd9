package ca.passerelle.profiles;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * One allowed move of a patient Task. Source: HL7 Gravity SDOH Clinical Care 3.0.0, SDOHCC-TaskForPatient and patient coordination workflow.
 *
 * @param rule stable id of the rule that allows it
 * @param from the Task.status before the move; null when the move creates the Task
 * @param actors who may make it
 * @param inName who may make it in the person's name
 * @param requires what the Task has to carry after it
 * @param tells who has to be told of it, besides the one who made it
 * @param note why it is allowed, for people
 */
public record PatientTransition(
        String rule,
        @Nullable TaskStatus from,
        TaskStatus to,
        Set<PatientTaskActor> actors,
        Set<PatientTaskActor> inName,
        Set<Requirement> requires,
        Set<PatientTaskActor> tells,
        String note) {

    public PatientTransition {
        actors = Set.copyOf(actors);
        inName = Set.copyOf(inName);
        requires = Set.copyOf(requires);
        tells = Set.copyOf(tells);
    }

    /** Whether somebody who acts in these capacities may make it, for himself or in the person's name. */
    public boolean isAllowedTo(Set<PatientTaskActor> capacities) {
        return !Collections.disjoint(actors, capacities) || isInName(capacities);
    }

    private boolean isInName(Set<PatientTaskActor> capacities) {
        Set<PatientTaskActor> speaking = EnumSet.noneOf(PatientTaskActor.class);
        speaking.addAll(inName);
        speaking.retainAll(capacities);
        return actors.contains(PatientTaskActor.PATIENT) && !speaking.isEmpty();
    }
}

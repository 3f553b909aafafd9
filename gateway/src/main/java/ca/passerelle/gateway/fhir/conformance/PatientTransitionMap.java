package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.gateway.fhir.conformance.MoveMap.Move;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The moves of a patient Task as FHIR: from each Task.status to those that it may become. */
final class PatientTransitionMap {

    static final String ID = "patient-task-transitions";

    private PatientTransitionMap() {}

    static ConceptMap of(PatientTransitions table) {
        MoveMap map = new MoveMap(
                ID,
                "PatientTaskTransitions",
                "How what a person is asked to do moves",
                "Every move that a patient Task may make. It begins, by its requester, as ready. What is not here is"
                        + " refused. An actor under in-name acts for the person, who has no login yet.",
                Systems.TASK_STATUS);
        for (TaskStatus from : statuses(table)) {
            map.from(
                    from.toCode(),
                    table.all().stream().filter(move -> move.from() == from).toList(),
                    PatientTransitionMap::move,
                    "The end of what was asked.");
        }
        return map.map();
    }

    private static List<TaskStatus> statuses(PatientTransitions table) {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> table.all().stream().anyMatch(move -> move.to() == status || move.from() == status))
                .toList();
    }

    private static Move move(PatientTransition move) {
        return new Move(move.to().toCode(), move.rule(), move.note())
                .by("actor", move.actors(), PatientTaskActor::code)
                .by("in-name", move.inName(), PatientTaskActor::code)
                .with("requires", move.requires(), Requirement::code)
                .with("tells", move.tells(), PatientTaskActor::code);
    }
}

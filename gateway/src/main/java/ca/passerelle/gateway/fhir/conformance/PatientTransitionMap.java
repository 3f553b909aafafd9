package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The moves of a patient Task as FHIR, in the form of {@link TransitionMap}: from each Task.status to those that it may become. */
final class PatientTransitionMap {

    static final String ID = "patient-task-transitions";

    private static final String PROPERTY = Systems.CANONICAL + "/transition/";

    private PatientTransitionMap() {}

    static ConceptMap of(PatientTransitions table) {
        ConceptMap map = new ConceptMap();
        map.setId(ID);
        map.setUrl(Systems.CANONICAL + "/ConceptMap/" + ID)
                .setVersion("0.1.0")
                .setName("PatientTaskTransitions")
                .setTitle("How what a person is asked to do moves")
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setDescription(
                        "Every move that a patient Task may make. It begins, by its requester, as ready. What is not here is"
                                + " refused. An actor under in-name acts for the person, who has no login yet.");
        ConceptMapGroupComponent group =
                map.addGroup().setSource(Systems.TASK_STATUS).setTarget(Systems.TASK_STATUS);
        for (TaskStatus from : statuses(table)) {
            SourceElementComponent element = group.addElement().setCode(from.toCode());
            List<PatientTransition> moves =
                    table.all().stream().filter(move -> move.from() == from).toList();
            if (moves.isEmpty()) {
                element.addTarget()
                        .setEquivalence(ConceptMapEquivalence.UNMATCHED)
                        .setComment("The end of what was asked.");
            }
            moves.forEach(move -> move(element, move));
        }
        return map;
    }

    private static List<TaskStatus> statuses(PatientTransitions table) {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> table.all().stream()
                        .anyMatch(move -> move.to() == status || Objects.equals(move.from(), status)))
                .toList();
    }

    private static void move(SourceElementComponent element, PatientTransition move) {
        TargetElementComponent target = element.addTarget()
                .setCode(move.to().toCode())
                .setEquivalence(ConceptMapEquivalence.RELATEDTO)
                .setComment(move.note().isEmpty() ? move.rule() : move.rule() + ": " + move.note());
        sorted(move.actors())
                .forEach(actor ->
                        target.addDependsOn().setProperty(PROPERTY + "actor").setValue(actor.code()));
        sorted(move.inName())
                .forEach(actor ->
                        target.addDependsOn().setProperty(PROPERTY + "in-name").setValue(actor.code()));
        move.requires().stream().sorted().map(Requirement::code).forEach(code -> target.addProduct()
                .setProperty(PROPERTY + "requires")
                .setValue(code));
        sorted(move.tells())
                .forEach(told ->
                        target.addProduct().setProperty(PROPERTY + "tells").setValue(told.code()));
    }

    private static List<PatientTaskActor> sorted(Collection<PatientTaskActor> actors) {
        return actors.stream().sorted().toList();
    }
}

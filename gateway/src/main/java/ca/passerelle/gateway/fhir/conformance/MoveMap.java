package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.Systems;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.OtherElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * A table of moves as FHIR. R4 has no resource for a state machine; in a ConceptMap from each status to those that it may become each move is one
 * target, with who may make it as {@code dependsOn} and what must come along and who is told as {@code product}.
 */
final class MoveMap {

    private static final String PROPERTY = Systems.CANONICAL + "/transition/";

    private final ConceptMap map = new ConceptMap();
    private final ConceptMapGroupComponent group;

    /** @param system of the statuses */
    MoveMap(String id, String name, String title, String description, String system) {
        map.setId(id);
        map.setUrl(Systems.CANONICAL + "/ConceptMap/" + id)
                .setVersion("0.1.0")
                .setName(name)
                .setTitle(title)
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setDescription(description);
        group = map.addGroup().setSource(system).setTarget(system);
    }

    ConceptMap map() {
        return map;
    }

    /**
     * The moves from one status.
     *
     * @param end what is said of a status that nothing leaves
     */
    <M> void from(String status, List<M> moves, Function<M, Move> told, String end) {
        SourceElementComponent element = group.addElement().setCode(status);
        if (moves.isEmpty()) {
            element.addTarget().setEquivalence(ConceptMapEquivalence.UNMATCHED).setComment(end);
        }
        moves.forEach(each -> told.apply(each).write(element));
    }

    /** One move. */
    static final class Move {
        private final TargetElementComponent target = new TargetElementComponent();

        Move(String to, String rule, String note) {
            target.setCode(to)
                    .setEquivalence(ConceptMapEquivalence.RELATEDTO)
                    .setComment(note.isEmpty() ? rule : rule + ": " + note);
        }

        /** Who may make it. */
        <E extends Enum<E>> Move by(String property, Collection<E> values, Function<E, String> code) {
            return each(property, values, code, target::addDependsOn);
        }

        /** What comes of it. */
        <E extends Enum<E>> Move with(String property, Collection<E> values, Function<E, String> code) {
            return each(property, values, code, target::addProduct);
        }

        private <E extends Enum<E>> Move each(
                String property, Collection<E> values, Function<E, String> code, Consumer<OtherElementComponent> add) {
            values.stream()
                    .sorted()
                    .map(code)
                    .forEach(value -> add.accept(new OtherElementComponent()
                            .setProperty(PROPERTY + property)
                            .setValue(value)));
            return this;
        }

        private void write(SourceElementComponent element) {
            element.addTarget(target);
        }
    }
}

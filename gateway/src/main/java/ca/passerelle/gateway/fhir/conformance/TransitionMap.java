package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import ca.passerelle.profiles.TransitionTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * The transition table as FHIR: a ConceptMap from each business status to those that it may become. R4 has no resource for a state machine;
 * in a map each move is one target, with who may make it as {@code dependsOn} and what must come along and who is told as {@code product}.
 */
final class TransitionMap {

    static final String ID = "referral-transitions";

    private static final String PROPERTY = Systems.CANONICAL + "/transition/";

    private TransitionMap() {}

    static ConceptMap of(TransitionTable table) {
        ConceptMap map = new ConceptMap();
        map.setId(ID);
        map.setUrl(Systems.CANONICAL + "/ConceptMap/" + ID)
                .setVersion("0.1.0")
                .setName("ReferralTransitions")
                .setTitle("How a referral moves")
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setDescription(
                        "Every move that a referral may make, from business status to business status. A referral begins, by its"
                                + " requester, as draft or as sent. What is not here is refused.");
        ConceptMapGroupComponent group =
                map.addGroup().setSource(Systems.BUSINESS_STATUS).setTarget(Systems.BUSINESS_STATUS);
        for (BusinessStatus from : BusinessStatus.values()) {
            List<Transition> moves = table.all().stream()
                    .filter(move -> move.from() != null && move.startsAt(from.taskStatus(), from))
                    .toList();
            SourceElementComponent element = group.addElement().setCode(from.code());
            if (moves.isEmpty()) {
                element.addTarget()
                        .setEquivalence(ConceptMapEquivalence.UNMATCHED)
                        .setComment("The end of a referral.");
            }
            moves.forEach(move -> move(element, move));
        }
        return map;
    }

    private static void move(SourceElementComponent element, Transition move) {
        TargetElementComponent target = element.addTarget()
                .setCode(move.toBusiness().code())
                .setEquivalence(ConceptMapEquivalence.RELATEDTO)
                .setComment(move.note().isEmpty() ? move.rule() : move.rule() + ": " + move.note());
        sorted(move.actors().toArray(Actor[]::new))
                .forEach(actor ->
                        target.addDependsOn().setProperty(PROPERTY + "actor").setValue(actor.code()));
        sorted(move.requires().toArray(Requirement[]::new))
                .forEach(requirement ->
                        target.addProduct().setProperty(PROPERTY + "requires").setValue(requirement.code()));
        sorted(move.tells().toArray(Actor[]::new))
                .forEach(told ->
                        target.addProduct().setProperty(PROPERTY + "tells").setValue(told.code()));
    }

    private static <E extends Enum<E>> List<E> sorted(E[] values) {
        return Arrays.stream(values).sorted(Comparator.naturalOrder()).toList();
    }
}
